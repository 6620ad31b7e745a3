import type { judging as english } from './phrases-en-judging.ts'
import { bold, steady } from './phrases-ru-words.ts'

/** What the panel says, in Russian, of how options stand on a criterion. */
export const judging: typeof english = {
  legend:
    'Рядом с каждой отметкой её источник; 🟡: отчасти, или есть что-то против, но этого мало; ↔: два источника расходятся; пустая клетка: источники молчат; ?: источник об этом говорит, но ответа не даёт.',
  barred: ({ option, total, criterion, quote }) =>
    `Вариант ${bold(option)} (${total}) идёт после тех, кто не нарушает обязательных критериев: по критерию ${bold(criterion)} источник говорит ${quote}.`,
  disagree: ({ option, criterion, one, other }) =>
    `По критерию ${bold(criterion)} источники говорят о варианте ${bold(option)} разное: ${one}, а с другой стороны ${other}.`,
  questionDisagree: ({ option, criterion }) => `${option}: ${criterion}? Источники говорят разное.`,
  unchecked: ({ option, criterion }) =>
    `Не проверено: по обязательному критерию ${bold(criterion)} для варианта ${option} ясного ответа нет.`,
  steady: (option, robust) =>
    robust === null ? '' : ` Вариант ${option} остаётся первым ${steady(robust)}.`,
}
