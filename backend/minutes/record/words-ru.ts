import { russianForm } from '../plural.ts'
import type { RecordWords } from './words-en.ts'

const counted = (n: number, ...forms: [string, string, string]) => `${n} ${russianForm(n, forms)}`
const decisions = (n: number) => counted(n, 'решение', 'решения', 'решений')
const tasks = (n: number) => counted(n, 'задача', 'задачи', 'задач')

/** The words of a record made of a text in Russian. */
export const ru: RecordWords = {
  untitled: 'Протокол',
  question: ({ title, date, file }) =>
    `Что решили: «${title}»${date === null ? '' : `, ${date}`}${file === null ? '' : ` (${file})`}?`,
  decisionOn: (title) => `Что решили: «${title}»?`,
  nothingDecided: 'Решений в тексте не записано.',
  reader: 'Читатель текста',
  unnamed: 'Кто-то, кто не назван',
  confidence: 'В тексте не сказано, насколько они были уверены.',
  taskMarked: 'Задачей её называет сам текст.',
  taskUnderstood: 'Понято по словам; сам текст задачей её не называет.',
  noMethod: 'не сказано',
  filledIn: 'В тексте не сказано, легко ли это отменить и что на кону: оба значения подставлены.',
  ended: {
    decided: (n) => `Загружено: ${decisions(n)}.`,
    deferred: 'Загружено: решений в тексте нет.',
  },
  review: {
    standing: (standing, status) =>
      `Сам документ называет себя «${status}»: ${{ open: 'это ещё не решено.', dropped: 'это не принято.', past: 'это больше не действует.' }[standing]}`,
    noneChosen: 'В документе есть варианты, а в решении не назван ни один из них.',
    nothing: 'В тексте не найдено ни решений, ни задач: проверьте, есть ли они там.',
    noDecision: 'В тексте не найдено решения.',
    severalDecisions: (n) =>
      `В тексте ${decisions(n)}, и не сказано, какое отвечает на вопрос: первым стоит первое из них.`,
    understood: (p) =>
      `Понято по словам, без пометки в тексте: ${[...(p.decisions === 0 ? [] : [decisions(p.decisions)]), ...(p.tasks === 0 ? [] : [tasks(p.tasks)])].join(', ')}. Прочтите строки, на которые есть ссылка.`,
    noDate:
      'Даты в тексте нет: вместо неё стоит день загрузки, а сроки вроде «к пятнице» остаются открытыми.',
    language:
      'Текст на двух языках или ни на русском, ни на английском: слова другого языка могли быть пропущены.',
    ownersLost: (n) =>
      `Без места в тексте ${counted(n, 'ответственный или срок', 'ответственных или срока', 'ответственных или сроков')}: они опущены.`,
    more: ({ found, kept, what }) =>
      `Найдено: ${what === 'tasks' ? tasks(found) : decisions(found)}; в записи только первые ${kept}.`,
    model: {
      dropped: ({ model, n, notInText, notSaid, misshapen }) =>
        `Из того, что назвала модель ${model}, опущено: ${n}. ${[
          ...(notInText === 0 ? [] : [`цитаты нет в тексте: ${notInText}`]),
          ...(notSaid === 0 ? [] : [`сказано больше, чем в цитате: ${notSaid}`]),
          ...(misshapen === 0 ? [] : [`нельзя проверить по форме: ${misshapen}`]),
        ]
          .join(', ')
          .replace(/^./u, (letter) => letter.toUpperCase())}.`,
      unreadAll: ({ model, reason }) =>
        `Модель ${model} не прочла ничего, и здесь только то, что нашли правила. Причина: ${reason}`,
      unread: ({ model, firstLine, lastLine, reason }) =>
        `Модель ${model} не прочла строки с ${firstLine} по ${lastLine}: о них говорят только правила. Причина: ${reason}`,
      unreadMore: (n) => `Не прочла модель и ещё ${counted(n, 'часть', 'части', 'частей')} текста.`,
    },
  },
  summary: {
    decided: 'Решено также',
    tasks: 'Задачи',
    questions: 'Открытые вопросы',
    dissent: 'Особые мнения',
    reasons: 'Почему',
    more: (n) => `и ещё ${n}`,
    task: ({ title, owner, due }) =>
      [title, ...(owner === null ? [] : [owner]), ...(due === null ? [] : [`до ${due}`])].join(', '),
  },
}
