import * as answers from '../../council/questions.ts'
import type { Language } from './said.ts'

/** The fixed answers of the rules as people read them, on buttons too; what a meeting offers itself is shown as it stands. */
export const answerInWords = (answer: string, language: Language): string =>
  WORDS[language].get(answer) ?? answer

const WORDS: Record<Language, ReadonlyMap<string, string>> = {
  en: new Map([
    [answers.EXTEND, 'Extend the budget by half'],
    [answers.CONCLUDE, 'Conclude with what there is'],
    [answers.DECIDE_ANYWAY, 'Decide anyway'],
    [answers.NO_CONSENSUS, 'Record no consensus'],
    [answers.DECIDE_NOW, 'Decide now'],
    [answers.CLOSE_NOW, 'Close the item'],
    [answers.PARK, 'Park the item'],
  ]),
  ru: new Map([
    [answers.EXTEND, 'Увеличить бюджет в полтора раза'],
    [answers.CONCLUDE, 'Завершить с тем, что есть'],
    [answers.DECIDE_ANYWAY, 'Всё равно решить'],
    [answers.NO_CONSENSUS, 'Записать, что согласия нет'],
    [answers.MORE_TIME, 'Ещё 2 минуты'],
    [answers.DECIDE_NOW, 'Решить сейчас'],
    [answers.CLOSE_NOW, 'Закрыть вопрос'],
    [answers.PARK, 'Отложить вопрос'],
    [answers.PASS, 'Пропустить'],
    [answers.NO_POSITION, 'Без позиции'],
    [answers.ABSTAIN, 'Воздержаться'],
  ]),
}
