import type { ActionItem, DecisionLog, Gate, LoggedVerdict } from '../../../schemas/generated/types.ts'
import { russianForm } from '../plural.ts'
import { methodInRussian } from './methods-ru.ts'
import { sentence, type RenderWords } from './words-en.ts'

const VERDICTS: Record<LoggedVerdict['verdict'], string> = {
  meets: 'отвечает',
  partly: 'отчасти',
  fails: 'не отвечает',
  unknown: 'неизвестно',
}
const LIKELIHOODS = { low: 'низкая', medium: 'средняя', high: 'высокая' }
const IMPACTS = { low: 'лёгкие', medium: 'средние', high: 'тяжёлые' }
const WAY_BACK: Record<DecisionLog['reversibility'], string> = {
  reversible: 'Обратимо',
  costly: 'Обратимо, но дорого',
  irreversible: 'Необратимо',
}
const STAKES: Record<DecisionLog['stakes'], string> = { low: 'малая', medium: 'средняя', high: 'большая' }
const PRIORITIES: Record<NonNullable<ActionItem['priority']>, string> = {
  low: 'низкая',
  medium: 'средняя',
  high: 'высокая',
  urgent: 'срочно',
}
const TASKS: Record<ActionItem['status'], string> = {
  open: 'открыта',
  in_progress: 'в работе',
  done: 'сделана',
  cancelled: 'отменена',
}
const GATES: Record<Gate, string> = {
  min_alternatives: 'число вариантов',
  rationale: 'обоснование',
  risks: 'риски',
  must_haves: 'обязательные критерии',
  unanswered: 'возражения',
  dissent: 'особые мнения',
  action_items: 'задачи',
  quorum: 'кворум',
  approval: 'утверждение',
}

const counted = (n: number, ...forms: [string, string, string]) => `${n} ${russianForm(n, forms)}`

/** The words of the rendered documents in Russian. */
export const ru: RenderWords = {
  question: 'Вопрос',
  needsReview: 'Нужно проверить',
  heads: {
    decision: 'Решение',
    alsoDecided: 'Решено также',
    alternatives: 'Варианты',
    criteria: 'Критерии',
    rationale: 'Обоснование',
    risks: 'Риски',
    dissent: 'Особые мнения',
    votes: 'Голоса',
    questions: 'Открытые вопросы',
    assumptions: 'Допущения',
    forecasts: 'Прогнозы',
    sources: 'Источники',
    gates: 'Проверки',
    completeness: 'Полнота записи',
    provenance: 'Происхождение',
    tasks: 'Задачи',
  },
  status: {
    decided: 'Решено',
    no_consensus: 'Согласия нет',
    deferred: 'Отложено',
    escalated: 'Передано людям',
  },
  decision: {
    chosen: (title) => `Выбрано: ${title}`,
    confidence: (level, basis) => `Уверенность: ${level ?? 'неизвестна'}${basis === '' ? '' : ` (${basis})`}`,
    stakes: ({ reversibility, stakes }, assumed) =>
      `${WAY_BACK[reversibility]}; цена ошибки ${STAKES[stakes]}${assumed ? ' (сказано не всё, взято из шаблона)' : ''}`,
    decidedBy: (names) => `Решили: ${names}`,
    moment: (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} (всемирное время)`,
    at: (decided, at) => `${decided ? 'Когда решено' : 'Закрыто без решения'}: ${at}`,
    review: (at) => `Пересмотреть: ${at}`,
    replaces: (ids) => `Взамен: ${ids}`,
  },
  approval: {
    log: (names, version) => `Одобрили: ${names} (решение, версия ${version})`,
    tasks: (names, version) => `Задачи одобрили: ${names} (версия ${version})`,
    rest: {
      changed: '; задачи ниже изменены после этого и не одобрены',
      apart: '; задач ниже это не касается',
    },
  },
  olderSummary:
    'Написано до того, как запись изменили: как всё обстоит теперь, говорят протокол решения и задачи.',
  columns: {
    options: ['Вариант', 'Коротко', 'Оценка'],
    criteria: ['Критерий', 'Вес'],
    risks: ['Риск', 'Вероятность', 'Последствия', 'Чем снизить', 'Кто следит', 'Ранний признак'],
    votes: ['Место', 'Вслепую', 'Голос', 'Уверенность', 'Почему'],
  },
  forIt: 'За',
  against: 'Против',
  none: '—',
  noScore: 'нет',
  must: (title) => `${title} (обязательно)`,
  verdict: (verdict) => VERDICTS[verdict],
  likelihood: (level) => (level === null ? 'не сказано' : LIKELIHOODS[level]),
  impact: (level) => (level === null ? 'не сказано' : IMPACTS[level]),
  noneNamed: 'не названо',
  nobodyNamed: 'никто не назван',
  notSaid: 'не сказано',
  noOption: 'варианта не назвал',
  wanted: (title) => `за ${title}`,
  line: (n) => `строка ${n}`,
  unsupported: 'источником не подтверждено',
  editedBy: (names) => `правка: ${names}`,
  dissent: ({ name, wanted, reason, chips, mind }) =>
    `**${name}**${wanted === null ? '' : `, ${wanted}`}: ${reason}${chips}${mind === null ? '' : ` Что изменило бы мнение: ${mind}`}`,
  votes: ({ method, level, changed }) =>
    `Порядок: ${methodInRussian(method)}; согласие ${level}.${changed === null ? '' : changed ? ' Обсуждение изменило решение.' : ' Обсуждение решения не изменило.'}`,
  forecast: ({ statement, share, due }) => `${statement} (${share}, к ${due})`,
  gate: (gate) => GATES[gate],
  gateStands: { failed: 'не в порядке', open: 'под вопросом', passed: 'в порядке' },
  missing: (what) => ` Не хватает: ${what}.`,
  waived: (name, reason) => ` Снята: ${name}.${reason === null ? '' : ` Причина: ${sentence(reason)}`}`,
  provenance: {
    imported: (models) =>
      models.length === 0
        ? 'Прочитано из текста по правилам; совет не собирался, модель не спрашивали'
        : `Прочитано из текста с помощью ${models.join(', ')}; совет не собирался`,
    run: ({ meeting, run, version }) => `Встреча ${meeting}, запуск ${run}, версия ${version}`,
    panel: ({ panel, models, template, policy }) =>
      `Панель ${[panel, ...models].join(', ')}; шаблон ${template}, порядок ${policy}`,
    cost: ({ turns, seconds, tokens, usd }) =>
      `${counted(turns, 'ход', 'хода', 'ходов')}, ${Math.round(seconds)} с, ${counted(tokens, 'токен', 'токена', 'токенов')}, ${usd === null ? 'цена неизвестна' : `${usd} $`}`,
    log: (seq, hash) => `Журнал до записи ${seq}, хеш ${hash}`,
  },
  tasks: {
    nobody: 'Никто не взял на себя ни одной задачи.',
    noOwner: 'ответственный не назван',
    noDate: 'срок не назван',
    due: (date) => `до ${date}`,
    priority: (priority) => `важность: ${PRIORITIES[priority]}`,
    status: (status) => TASKS[status],
    after: (ids) => `после ${ids}`,
  },
}
