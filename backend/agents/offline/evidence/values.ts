import { isCostLike, polarity } from '../text/lexicon.ts'
import { againstLimit, setsMost } from './limit.ts'
import { readRussian } from './values-ru.ts'
import { sentencesOf } from '../text/sentences.ts'
import { allWords, topicWords } from '../text/words.ts'

/** What a mark, a word or a number says: from -1.5 to 1.5, 0 stated but neutral, null said to be unknown. */
export type Reading = { value: number | null; guessed?: boolean }

const MARKS: readonly [RegExp, number | null][] = [
  [/^(?:✅\s*){2,}/u, 1.25],
  [/^(?:✅|✔️?|☑️?|🟢|👍|✓)/u, 1],
  [/^(?:🟡|🔄|🟠|⚠️?|◐|➖|~(?=\s|$))/u, 0.1],
  [/^(?:❌|✖️?|✗|✘|🔴|👎|🚫|⛔)/u, -1],
  [/^(?:❓|❔|\?+(?=\s|$))/u, null],
]

/** The mark a cell or bullet begins with, and how long it is. */
export const markOf = (text: string): (Reading & { length: number }) | null => {
  for (const [pattern, value] of MARKS) {
    const match = pattern.exec(text)
    if (match !== null) return { value, length: match[0].length }
  }
  return null
}

/** Whether a mark stands at the beginning of a text or after its label. */
export const hasMark = (text: string): boolean =>
  markOf(text) !== null || markOf(/[:–—-]\s+(?<rest>.*)$/su.exec(text)?.groups?.rest ?? '') !== null

/** What the text after a label or in a cell says of it; its first sentence twice as much as each reservation after it. */
export const readValue = (text: string, label: string, criterion = ''): Reading => {
  const limit = againstLimit(text, criterion)
  if (limit !== null) return limit === 1 || limit === -1 ? { value: limit } : { value: limit, guessed: true }
  const [first, ...rest] = sentencesOf(text).map(({ from, to }) => text.slice(from, to))
  const head = readSentence(first ?? text, label, criterion)
  if (head.value === null) return head
  const more = rest.map((sentence) => polarity(sentence).net).filter((net) => net !== 0)
  const sum = more.reduce((total, net) => total + (net > 0 ? 0.6 : -0.6), 2 * head.value)
  return { ...head, value: Math.round((sum / (2 + more.length)) * 1e4) / 1e4 }
}

/**
 * Little of a cost is good; "not …" is bad, less so with a way round in brackets; the criterion's own word ("SaaS")
 * meets it; else the word list decides, else it is neutral.
 */
const readSentence = (text: string, label: string, criterion: string): Reading => {
  const said = text.trim().toLowerCase()
  const cost = isCostLike(label) || asksForLittle(criterion) || setsMost(criterion)
  const russian = /[а-яё]/.test(said) ? readRussian(text, label, cost) : undefined
  if (russian !== undefined) return { value: russian }
  if (said === '' || /^(?:see|as above|ditto|same as|n\/?a\b|tbd\b|-+$|—$)/.test(said))
    return { value: said.startsWith('tbd') ? null : 0 }
  if (/^(?:unknown|unclear|not known|to be determined|\?)/.test(said)) return { value: null }
  if (/^(?:none|free|zero|no cost|low|minimal|lowest|cheap)/.test(said) && cost) return { value: 1 }
  if (cost && /^(?:very high|high|highest|expensive)/.test(said)) return { value: -0.9 }
  if (cost && /\b(?:moderately high|to be high|quite high)\b/.test(said)) return { value: -0.6 }
  if (/^(?:unlimited|without limits?)/.test(said)) return { value: cost ? 0 : 1 }
  if (/^(?:yes|true|full|fully|supported|included|available)\b/.test(said))
    return { value: /\b(?:but|only|except|no)\b/.test(said.slice(3)) ? 0.5 : 1 }
  if (/^(?:limited|partial|partly|partially|some|basic|moderate|medium|fair)/.test(said))
    return { value: cost ? -0.1 : 0.1 }
  if (/^(?:no|none|false|never)(?![\p{L}])/u.test(said)) return { value: -1 }
  if (/^not\s/.test(said)) return { value: /\([^)]+\)/.test(said) ? -0.4 : -0.7 }
  if (/^(?:excellent|very good|best|high)/.test(said)) return { value: cost ? -0.9 : 1 }
  if (/^(?:good|strong)/.test(said)) return { value: 0.8 }
  if (/^(?:poor|weak|bad|very poor)/.test(said)) return { value: -0.8 }
  if (/^low(?![\p{L}])/u.test(said)) return { value: -0.8 }
  if (saysOwnWord(text, criterion)) return { value: 0.7 }
  const { net, plus } = polarity(text)
  // "At home, unknown for four of us": the author does not know either.
  if (
    plus === 0 &&
    /\b(?:unknown|unclear|not (?:yet )?known)\b|(?<!\p{L})(?:не ?известно|не ?ясно|нет данных)/u.test(said)
  )
    return { value: null }
  return { value: net === 0 ? 0 : net > 0 ? 0.6 : -0.6, guessed: true }
}

/** "The rent should be low": the criterion itself says which end is good. */
const asksForLittle = (criterion: string): boolean =>
  /\b(?:low|lower|lowest|small|cheap|inexpensive|minimal|minimi[sz]e|reduce|as little|as few|not (?:be )?(?:too |prohibitively )?(?:high|expensive))\b|низк|невысок|меньше|ниже|дешев|недорог|минимальн|минимум|снизить|сократить|уменьшить|экономи/i.test(
    criterion.replaceAll('ё', 'е'),
  )

/** A short value that is a word of the criterion itself: "SaaS" where SaaS is asked for. */
export const saysOwnWord = (text: string, criterion: string): boolean => {
  const words = allWords(text)
  if (words.length === 0 || words.length > 3) return false
  const asked = new Set(topicWords(criterion).map((word) => word.stem))
  return words.every((word) => asked.has(word.stem))
}

/** A digit on its scale: the lowest is a weakness but not a no. */
export const onScale = (digit: number, lowest: number, highest: number): number =>
  highest === lowest ? 0 : Math.round((-0.6 + (1.6 * (digit - lowest)) / (highest - lowest)) * 1e4) / 1e4
