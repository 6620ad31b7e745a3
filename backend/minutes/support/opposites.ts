import { sameWord, type Token } from './read-words.ts'
import { stemOf } from './stem.ts'

/** Words of which one says the contrary of the other. Where a quote has both, a claim may have taken the wrong one. */
const PAIRS =
  'more less|more fewer|most least|before after|accept reject|allow forbid|above below|over under|first last|free paid|open close|buy sell|old new|rise fall|increase decrease|' +
  'early late|keep drop|add remove|start stop|begin end|pass fail|agree disagree|support oppose|for against|up down|high low|long short|fast slow|cheap expensive|larger smaller|' +
  'enable disable|include exclude|grow shrink|win lose|morning evening|inside outside|accept refuse|approve reject|replace keep|' +
  'до после|больше меньше|разрешать запрещать|новый старый|выше ниже|купить продать|утро вечер|допустимый недопустимый|допустим недопустим|первый последний|принять отклонить|расти падать|' +
  'увеличить уменьшить|начать закончить|открыть закрыть|за против|внутри снаружи|дорого дешево|быстро медленно|рано поздно|добавить удалить|включить выключить|заменить оставить'

const contrary = new Map<string, Set<string>>()
for (const pair of PAIRS.split('|')) {
  const [a = '', b = ''] = pair.split(' ').map(stemOf)
  contrary.set(a, new Set([...(contrary.get(a) ?? []), b]))
  contrary.set(b, new Set([...(contrary.get(b) ?? []), a]))
}

const areOpposite = (a: Token, b: Token): boolean => contrary.get(a.stem)?.has(b.stem) === true

/**
 * Whether a claim takes one of two contrary words where its quotes have the other: the word beside it follows the
 * contrary there ("sell two boats" of "sell the launch and buy two boats"), and nowhere beside the claim's own.
 */
export function takesTheContrary(claim: readonly Token[], quotes: readonly (readonly Token[])[]): boolean {
  const said = claim.filter((token) => !token.glue)
  const rows = quotes.map((quote) => quote.filter((token) => !token.glue))
  const besideIt = (beside: Token | undefined, side: 1 | -1): Token[] =>
    beside === undefined
      ? []
      : rows.flatMap((row) => row.flatMap((one, i) => (sameWord(one, beside) ? (row[i - side] ?? []) : [])))
  return said.some((word, at) => {
    if (!contrary.has(word.stem)) return false
    // What follows a word belongs to it more often than what goes before.
    for (const side of [1, -1] as const) {
      const there = besideIt(said[at + side], side)
      if (there.some((one) => sameWord(one, word))) return false
      if (there.some((one) => areOpposite(one, word))) return true
    }
    return false
  })
}
