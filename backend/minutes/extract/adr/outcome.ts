import type { Transcript } from '../../transcript.ts'
import type { Part } from './adr.ts'
import { joinedParts, partOf, saidIn } from './parts.ts'

export type Outcome = { choice: Part | null; rationale: Part | null; statement: Part }

const MARK =
  /^[^\p{L}]{0,4}(?:(?:we (?:have )?)?(?:chosen|selected|preferred|accepted|recommended)(?: (?:option|solution|alternative|approach))?|decision|выбранн(?:ый|ая|ое)(?: (?:вариант|решение|подход|альтернатива))?|выбран(?: вариант)?|принят(?: вариант)?|решение)\s*[:：]\s*/iu
const WE_CHOSE =
  /^(?:so |therefore,? |thus,? |поэтому )?(?:we(?:'ve| have| will|'ll)? (?:chose|chosen|choose|decided (?:to use|to adopt|for|on|to go with|to)|decide (?:to use|for|on|to)|selected|select|picked|go with|going with|adopt|use)|мы (?:выбрали|решили|выбираем|используем|будем использовать))\s+/iu
// A clause boundary before the reason, so that "because" within a quoted title does not count.
export const BECAUSE =
  /[\s,.;:"”»)*_]{1,4}(?:because(?: of)?|since|due to|as it|as they|потому что|так как|поскольку|из-за)(?=[\s:,])/iu
const SENTENCE = /[.!]\s(?=\p{Lu})/u
const TRAILER =
  /(?:[.;]\s?|\s)(?:this|the|that) (?:option|solution|alternative|one|approach) (?:was|is|has been) (?:chosen|selected|picked)\W{0,3}$/iu

/** Splits an outcome into what was chosen and why: "Chosen option: "X", because Y" and what follows it. */
export function outcomeOf(transcript: Transcript, segments: readonly number[]): Outcome | null {
  const held = segments.filter((i) =>
    ['paragraph', 'item', 'speech', 'quote'].includes(transcript.segments[i]?.kind ?? ''),
  )
  const [first, ...others] = held
  const segment = first === undefined ? undefined : transcript.segments[first]
  if (first === undefined || segment === undefined) return null
  const said = saidIn(segment)
  const mark = MARK.exec(said.text)
  const start = Math.max(0, (mark?.[0].length ?? 0) - said.shift)
  const paragraph = partOf(transcript, first, start)
  if (paragraph.text === '') return null
  const why = BECAUSE.exec(segment.text.slice(start))
  const more = others.map((i) => partOf(transcript, i))
  if (why === null) {
    // The first sentence says what; what follows it tells more.
    const sentence = SENTENCE.exec(segment.text.slice(start))
    const end = sentence === null ? segment.text.length : start + sentence.index + 1
    const rest = [partOf(transcript, first, end), ...more].filter((one) => one.text !== '')
    return {
      choice: choicePart(transcript, first, start, end, mark === null),
      rationale: joinedParts(rest),
      statement: paragraph,
    }
  }
  const statement = joinedParts([paragraph, ...more]) ?? paragraph
  const cut = start + why.index
  const after = start + why.index + why[0].length
  const reasons = [partOf(transcript, first, after), ...more].filter((one) => one.text !== '')
  return {
    choice: choicePart(transcript, first, start, cut, true),
    rationale: joinedParts(reasons),
    statement,
  }
}

/** The words of the choice without quotation marks and without what only introduces it. */
function choicePart(
  transcript: Transcript,
  i: number,
  start: number,
  end: number,
  spoken: boolean,
): Part | null {
  const text = transcript.segments[i]?.text ?? ''
  const lead = spoken ? (WE_CHOSE.exec(text.slice(start))?.[0].length ?? 0) : 0
  const quoted = /^\s*["“”«'*_]/.test(text.slice(start + lead))
  let to = end - (TRAILER.exec(text.slice(start, end))?.[0].length ?? 0)
  if (to - start > 300) to = start + (/[.!?;](?=\s|$)/.exec(text.slice(start, to))?.index ?? 300)
  const part = partOf(transcript, i, start + lead, to)
  const bare = part.text.replace(quoted ? /^["“”«'*_]{1,3}|["“”»'*_.,]{1,4}$/g : /[.,;]$/, '')
  const at = part.at[0]
  if (bare === '' || at === undefined) return null
  const shift = Math.max(0, part.text.indexOf(bare))
  return { text: bare, at: [{ ...at, from: at.from + shift, to: at.from + shift + bare.length }] }
}
