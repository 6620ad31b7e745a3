import type { Anchor } from '../../schemas/generated/types.ts'
import type { Transcript } from '../../backend/minutes/transcript.ts'
import { readMinutes } from '../../backend/minutes/read-minutes.ts'
import { anchorsIn } from '../../backend/minutes/support/anchors-in.ts'
import { sha256 } from '../../backend/log/digest.ts'
import { recordOf, type ImportRecord } from '../../backend/minutes/record/record.ts'
import { ownerIsNamed } from '../../backend/minutes/support/named-in.ts'

const IDS = { meetingId: 'meeting-1', runId: 'run-1', now: Date.UTC(2026, 2, 20) }

/** The record of a text, and every promise of records that it breaks: each in words, with its place. */
export function recordAndFaults(given: { name: string; text: string }): {
  record: ImportRecord
  broken: string[]
} {
  const said = readMinutes(given)
  const record = recordOf(said, IDS, sha256)
  const { text, people } = said.transcript
  const lines = text.split('\n')
  const { decisionLog, actionItems, summary, faults } = record
  const anchored = [...anchorsIn({ decisionLog, actionItems, summary }, '')]
  const words = summary.markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const broken = [
    ...Object.entries(faults).flatMap(([kind, found]) => found.map((one) => `${kind}${one}`)),
    ...anchored.flatMap(([at, { quote, start, end, line, sha256: hash, source_id: source }]) => [
      ...(text.slice(start, end) === quote && hash === sha256(quote) && source === 's0'
        ? []
        : [`${at}: lost`]),
      ...(lines[(line ?? 0) - 1]?.includes((quote.split('\n')[0] ?? '').replace(/\r$/, '')) === true
        ? []
        : [`${at}: line ${line} does not hold it`]),
    ]),
    ...entriesOf(record).flatMap(([at, { anchors }]) => (anchors.length > 0 ? [] : [`${at}: no place`])),
    ...actionItems.flatMap(({ id, owner, due_date: due, anchors }) => [
      ...(owner === null || isNamed(owner.name, anchors, people)
        ? []
        : [`${id}: owner ${owner.name} is nowhere`]),
      ...(due === null || /^\d{4}-\d\d-\d\d$/.test(due) ? [] : [`${id}: due ${due}`]),
    ]),
    ...supportFaults(record, lines),
    ...(words <= 200 ? [] : [`summary: ${words} words`]),
  ]
  return { record, broken }
}

/** In these very letters, or in another form of the name. */
const isNamed = (owner: string, anchors: readonly Anchor[], people: Transcript['people']): boolean =>
  owner.split(', ').every((name) => anchors.some(({ quote }) => quote.includes(name))) ||
  ownerIsNamed(owner, anchors, people)

const entriesOf = ({ decisionLog: log, actionItems }: ImportRecord) => [
  ...log.decisions.map((one) => [one.id, one] as const),
  ...actionItems.map((one) => [one.id, one] as const),
  ...log.rationale.map((one, i) => [`rationale ${i}`, one] as const),
  ...log.risks.map((one, i) => [`risk ${i}`, one] as const),
  ...log.open_questions.map((one, i) => [`question ${i}`, one] as const),
  ...log.dissent.map((one, i) => [`dissent ${i}`, one] as const),
]

/** The line that an item names, or the few it goes on in, has words of the item. */
function supportFaults({ decisions, actions }: ImportRecord, lines: readonly string[]): string[] {
  return [...decisions, ...actions].flatMap(({ text, line }) => {
    const there = wordsOf(lines.slice(line - 1, line + GOES_ON).join(' '))
    const wanted = [...wordsOf(text)]
    return wanted.length === 0 || wanted.some((word) => there.has(word))
      ? []
      : [`line ${line}: ${text.slice(0, 60)}`]
  })
}

const GOES_ON = 6

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
