import type { Naming } from './naming.ts'

/** What a speaker says of his own choice: an option, or that he has none; null where he says nothing of it. */
export type StatedChoice = { option: string | null; confidence: number | null; sentence: string }

const ADVERBS = String.raw`(?:(?:would|will|shall|'d|'ll|still|now|do|strongly|clearly|also|therefore|hereby|therefore|finally|again)\s+)*`
const VERBS = String.raw`(?:hold|prefer|support|choose|back|favou?r|recommend|pick|select|endorse|vote(?:\s+for)?|go\s+(?:with|for)|stand\s+(?:by|for)|stay\s+with|stick\s+(?:with|to)|move\s+to|switch\s+to|lean\s+(?:towards?|to)|(?:am|are)\s+(?:for|in\s+favou?r\s+of))`
const NOUNS = String.raw`(?:vote|position|choice|preference|recommendation|pick)`

/** How people say what they are for. What follows names it. */
const FOR = [
  String.raw`(?<![\p{L}'’])(?:i|we)(?:['’](?:d|ll))?\s+${ADVERBS}${VERBS}(?!\p{L})`,
  String.raw`(?<!\p{L})(?:my|our|final)\s+${NOUNS}\s*(?:is|remains|goes\s+to|:|=|[-–—])\s*(?:for\s+)?`,
  String.raw`^\W*${NOUNS}\W{0,3}\s*(?::|=|[-–—])\s*(?:for\s+)?`,
  String.raw`(?<!\p{L})(?:голосую|проголосую|выступаю|высказываюсь)\s+за(?!\p{L})`,
  String.raw`(?<!\p{L})я\s+(?:по-прежнему\s+|всё\s+ещё\s+|теперь\s+)?за(?!\p{L})`,
  String.raw`(?<!\p{L}|не\s)(?:поддерживаю|выбираю|предпочитаю|рекомендую|склоняюсь\s+к|перехожу\s+к|остаюсь\s+(?:при|за))(?!\p{L})`,
  String.raw`(?<!\p{L})(?:мой\s+голос|моя\s+позиция|мой\s+выбор|наш\s+выбор)\s*(?:[-–—:]\s*)?(?:за(?!\p{L}))?`,
  String.raw`^\P{L}*(?:голос|позиция|выбор)\P{L}{0,3}\s*[:–—-]\s*(?:за(?!\p{L}))?`,
].map((pattern) => new RegExp(pattern, 'giu'))

/** What the choice is held against, and where a clause ends. */
const AGAINST =
  /(?<!\p{L})(?:over|rather than|instead of|not|against|than|but|because|since|unless|although|чем|а не|вместо|против|не|но|потому|так как|поскольку|хотя)(?!\p{L})|[;.!?\n]|,\s/iu
const BEST =
  /(?<!\p{L})(?:best|better|right choice|strongest|preferable|safer|wins|my choice|лучше|лучший|лучшая|лучшее|предпочтительнее)(?!\p{L})/iu
const ABSTAINS = /(?<!\p{L})(?:i|we)\s+(?:\p{L}+\s+)?abstain|^\W*(?:vote\s*:\s*)?abstain|(?<!\p{L})воздерж/iu
/** Said under a condition, or of somebody else: no choice of the speaker. */
const SUPPOSED =
  /(?<!\p{L})(?:if|unless|were\s+to|had|suppose|imagine|could|might|если|если бы|допустим|представим)(?!\p{L})[^.;!?]*$/iu

/** The speaker's last word on what he is for; `sentences` without what stands in quotation marks. */
export function statedChoice(sentences: readonly string[], options: Naming): StatedChoice | null {
  const confidence = confidenceIn(sentences.join(' '))
  for (const sentence of sentences.toReversed()) {
    if (ABSTAINS.test(sentence)) return { option: null, confidence, sentence }
    const option = chosenIn(sentence, options)
    if (option !== null) return { option, confidence, sentence }
  }
  return bareAnswer(sentences, options, confidence)
}

function chosenIn(sentence: string, options: Naming): string | null {
  const found = FOR.flatMap((pattern) => [...sentence.matchAll(pattern)]).toSorted(
    (a, b) => b.index - a.index,
  )
  for (const cue of found) {
    if (SUPPOSED.test(sentence.slice(0, cue.index))) continue
    const rest = sentence.slice(cue.index + cue[0].length)
    const end = rest.search(AGAINST)
    const named = options.one(end < 0 ? rest : rest.slice(0, end))
    if (named !== null) return named
  }
  return null
}

const FEW_WORDS = 5
const MOST_WORDS = 14

/** "The shed." or "The shed is the best of the two.": an answer that names one option and says nothing against it. */
function bareAnswer(
  sentences: readonly string[],
  options: Naming,
  confidence: number | null,
): StatedChoice | null {
  const named = sentences.filter((sentence) => options.all(sentence).length > 0)
  const [only] = named
  if (only === undefined || named.length > 1 || options.all(only).length !== 1) return null
  const words = only.match(/\p{L}+/gu)?.length ?? 0
  const plain = words <= FEW_WORDS || (words <= MOST_WORDS && BEST.test(only))
  const denied =
    /(?<!\p{L})(?:not|no|never|against|n't|worst|fails?|не|нет|против|хуже)(?!\p{L})|n['’]t/iu.test(only)
  if (!plain || denied || only.trim().endsWith('?')) return null
  return { option: options.one(only), confidence, sentence: only }
}

const CONFIDENCE =
  /(?<!\p{L})(?:confidence|confident|certainty|sure|уверенност\p{L}*|уверен\p{L}*)(?!\p{L})[^\d\n.]{0,24}(\d{1,3}(?:[.,]\d+)?)\s*(%)?/iu
const PERCENT = /(\d{1,3})\s*%\s*(?:sure|confident|confidence|certain|уверен)/iu

/** How sure the speaker says he is, 0 to 1; null where he does not say, or says something that is no such number. */
export function confidenceIn(text: string): number | null {
  const found = CONFIDENCE.exec(text) ?? PERCENT.exec(text)
  if (found === null) return null
  const value = Number((found[1] ?? '').replace(',', '.'))
  const share = found[2] === '%' || PERCENT.test(found[0]) || value > 1 ? value / 100 : value
  return share >= 0 && share <= 1 ? share : null
}
