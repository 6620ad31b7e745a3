import type { RunState } from '../../backend/council/state.ts'

/** What a press says to the council, in the council's language and not in the panel's. */
type Asks = {
  positions: (option: string) => string
  mind: (own: string, other: string) => string
  crux: (claim: string) => string
}

const ASKS: Record<'en' | 'ru', Asks> = {
  en: {
    positions: (option) =>
      `Please say where you stand on “${option}”: against, leaning against, undecided, leaning for, or for, and why.`,
    mind: (own, other) => `You stand for “${own}”. What would change your mind towards “${other}”?`,
    crux: (claim) =>
      `The choice rests on this: “${claim}”. How sure is it, and what would show that it is false?`,
  },
  ru: {
    positions: (option) =>
      `Скажите, пожалуйста, где вы стоите по варианту «${option}»: против, скорее против, не решено, скорее за или за — и почему.`,
    mind: (own, other) => `Вы за вариант «${own}». Что склонило бы вас к варианту «${other}»?`,
    crux: (claim) =>
      `Выбор держится на этом: «${claim}». Насколько это надёжно и что показало бы, что это неверно?`,
  },
}

/** The sentences for a council's language; what is neither is spoken to in English. */
export const asksFor = ({ meeting }: Pick<RunState, 'meeting'>): Asks =>
  ASKS[meeting.language === 'ru' ? 'ru' : 'en']
