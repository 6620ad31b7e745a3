import { allWords } from '../text/words.ts'
import { textOf } from './quote.ts'
import type { Draft, Frame } from './frame.ts'

// Russian compares by a word, or by the name alone: «дешевле, чем Олифа», «дешевле Олифы».
const THAN =
  /\b(?:than|compared (?:to|with))\s+|(?<!\p{L})(?:чем|по сравнению с)\s+|(?<!\p{L})(?:дешевле|дороже|лучше|хуже|быстрее|медленнее|тише|громче|проще|сложнее|ближе|дальше|легче|удобнее|над[её]жнее)\s+(?=\p{Lu})/iu

/** "More expensive than Confluence" says something of Confluence too: the other way round, and less of it. */
export const comparisons = (drafts: readonly Draft[], frame: Frame): Draft[] =>
  drafts.flatMap((draft) => {
    if (draft.how === 'prose' || draft.value === null || draft.value === 0) return []
    // Whether a limit is met by the one tells nothing of the other.
    if (draft.how === 'detail' && draft.side !== null) return []
    const text = textOf(draft.quote)
    const than = THAN.exec(text)
    if (than === null) return []
    const rest = text.slice(than.index + than[0].length)
    if (allWords(rest).length === 0) return []
    return frame.names
      .mentioned(rest)
      .filter((id) => id !== draft.optionId)
      .map((id): Draft => ({
        ...draft,
        optionId: id,
        how: 'comparative',
        side: null,
        value: -0.4 * (draft.value ?? 0),
      }))
  })
