import type { Mark } from './mark.ts'

/** What else Russian minutes mark: risks, objections, questions, options, reasons, and what belongs to an item. */
export const MARKS_RU_TALK: readonly Mark[] = [
  {
    id: 'risk-ru',
    kind: 'risk',
    one: ['риск', 'угроза'],
    many: ['риски', 'угрозы'],
    certainty: 0.9,
    examples: [{ text: 'Риск: замок замёрзнет', gives: [{ kind: 'risk', text: 'замок замёрзнет' }] }],
    not: [],
  },
  {
    id: 'dissent-ru',
    kind: 'dissent',
    one: ['возражение', 'против', 'особое мнение', 'несогласие'],
    many: ['возражения'],
    certainty: 0.85,
    label: true,
    examples: [
      { text: 'Возражение: ключ потеряется', gives: [{ kind: 'dissent', text: 'ключ потеряется' }] },
      {
        text: 'Особое мнение (Пётр): ключ потеряется',
        gives: [{ kind: 'dissent', text: 'ключ потеряется', ownerHint: 'Пётр' }],
      },
      { text: 'Против: 2', gives: [{ kind: 'dissent', text: 'Против: 2' }] },
    ],
    not: ['Против: нет', 'Против: 0', 'Возражения: нет'],
  },
  {
    id: 'question-ru',
    kind: 'question',
    one: ['открытый вопрос', 'нерешенный вопрос', 'вопрос'],
    many: ['открытые вопросы', 'нерешенные вопросы'],
    certainty: 0.85,
    examples: [
      {
        text: 'Открытый вопрос: у кого запасной ключ?',
        gives: [{ kind: 'question', text: 'у кого запасной ключ?' }],
      },
    ],
    not: ['Вопрос: у кого ключ?\n\nОтвет: у Петра.'],
  },
  {
    id: 'option-ru',
    kind: 'option',
    one: ['вариант', 'альтернатива'],
    many: ['варианты', 'альтернативы', 'рассмотренные варианты', 'рассматриваемые варианты'],
    certainty: 0.85,
    examples: [{ text: 'Вариант А: висячий замок', gives: [{ kind: 'option', text: 'висячий замок' }] }],
    not: [],
  },
  {
    id: 'reason-ru',
    kind: 'reason',
    one: ['обоснование', 'причина', 'почему', 'основание'],
    many: ['причины', 'основания'],
    certainty: 0.85,
    examples: [
      {
        text: 'Обоснование: сарай обокрали дважды',
        gives: [{ kind: 'reason', text: 'сарай обокрали дважды' }],
      },
    ],
    not: [],
  },
  {
    id: 'owner-ru',
    kind: 'owner',
    one: ['ответственный', 'ответственная', 'отв', 'отв.', 'исполнитель', 'кто', 'владелец'],
    many: ['ответственные', 'исполнители'],
    certainty: 0.9,
    examples: [
      {
        text: 'РЕШИЛИ:\n1. Заказать замок.\n   Ответственный: Вера\n   Срок: 3 мая',
        gives: [{ kind: 'action', text: 'Заказать замок.', ownerHint: 'Вера', dueHint: '3 мая' }],
      },
    ],
    not: [],
  },
  {
    id: 'due-ru',
    kind: 'due',
    one: ['срок', 'дедлайн', 'когда', 'срок исполнения', 'дата'],
    many: ['сроки'],
    certainty: 0.9,
    examples: [
      {
        text: 'ЗАДАЧА: заказать замок\nСрок: 3 мая',
        gives: [{ kind: 'action', text: 'заказать замок', dueHint: '3 мая' }],
      },
    ],
    not: [],
  },
  {
    id: 'status-ru',
    kind: 'status',
    one: ['статус', 'состояние'],
    many: [],
    certainty: 0.9,
    examples: [
      {
        text: 'ЗАДАЧА: заказать замок\nСтатус: выполнено',
        gives: [{ kind: 'action', text: 'заказать замок', state: 'done' }],
      },
    ],
    not: [],
  },
  {
    id: 'other-ru',
    kind: 'other',
    one: [
      'слушали',
      'выступили',
      'повестка',
      'обсуждение',
      'примечание',
      'ответ',
      'присутствовали',
      'тема',
      'голосовали',
      'за',
      'воздержались',
      'председатель',
      'секретарь',
    ],
    many: ['участники', 'вопросы', 'ссылки', 'вопросы повестки'],
    certainty: 0.9,
    examples: [{ text: 'СЛУШАЛИ: Веру о сарае', gives: [] }],
    not: ['ВЫСТУПИЛИ: Вера, Пётр'],
  },
]
