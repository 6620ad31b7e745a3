import { sha256 } from '../../backend/log/digest.ts'
import type { ActionItem, Anchor, DecisionLog } from '../../schemas/generated/types.ts'

export type Record = { log: DecisionLog; tasks: ActionItem[] }
type Bend = (
  record: Record,
  given: { people: readonly string[]; textOf(anchor: Anchor): string | null },
) => Record[]

/** Ways to falsify a record, each with all the records it can make of one. */
export const RECORD_BENDS: { [kind: string]: Bend } = {
  'owner swapped': ({ log, tasks }, { people }) =>
    tasks.flatMap((task, at) =>
      task.owner === null
        ? []
        : people
            .filter((name) => !isNamed(task, name))
            .map((name) => ({ log, tasks: tasks.with(at, { ...task, owner: { name } }) })),
    ),
  'owner invented': ({ log, tasks }, { people }) =>
    tasks.flatMap((task, at) =>
      task.owner === null
        ? people
            .filter((name) => !isNamed(task, name))
            .map((name) => ({ log, tasks: tasks.with(at, { ...task, owner: { name } }) }))
        : [],
    ),
  'date invented': ({ log, tasks }) =>
    tasks.flatMap((task, at) =>
      ['2033-08-19', '2026-02-03']
        .filter((day) => day !== task.due_date)
        .map((day) => ({ log, tasks: tasks.with(at, { ...task, due_date: day }) })),
    ),
  'number changed': (record) =>
    withWords(record, (text) =>
      [...text.matchAll(/\d/g)].slice(0, 1).map(({ index }) => otherDigit(text, index)),
    ),
  negated: (record) => withWords(record, negations),
  'neighbour line cited': ({ log, tasks }, { textOf }) =>
    log.rationale.flatMap((reason, at) => {
      const [anchor] = reason.anchors
      const text = anchor === undefined ? null : textOf(anchor)
      const line = anchor === undefined || text === null ? null : nextLine(text, anchor)
      if (anchor === undefined || line === null) return []
      const moved = { ...anchor, ...line, sha256: sha256(line.quote) }
      return [{ log: { ...log, rationale: log.rationale.with(at, { ...reason, anchors: [moved] }) }, tasks }]
    }),
  'quote bent': ({ log, tasks }) =>
    log.rationale.flatMap((reason, at) =>
      reason.anchors.slice(0, 1).map((anchor) => {
        const quote = `${anchor.quote} indeed`
        const bent = { ...anchor, quote, sha256: sha256(quote) }
        return { log: { ...log, rationale: log.rationale.with(at, { ...reason, anchors: [bent] }) }, tasks }
      }),
    ),
  'dissent dropped': ({ log, tasks }) =>
    log.dissent.map((_, at) => ({ log: { ...log, dissent: log.dissent.toSpliced(at, 1) }, tasks })),
  'options merged': ({ log, tasks }) =>
    log.alternatives.slice(1).map((second, at) => {
      const first = log.alternatives[at] ?? second
      const both = {
        ...first,
        title: `${first.title} / ${second.title}`,
        pros: [...first.pros, ...second.pros],
        cons: [...first.cons, ...second.cons],
      }
      return { log: { ...log, alternatives: log.alternatives.toSpliced(at, 2, both) }, tasks }
    }),
  'choice changed': ({ log, tasks }) =>
    log.alternatives
      .filter(({ id }) => log.chosen_option !== null && id !== log.chosen_option)
      .map(({ id }) => ({ log: { ...log, chosen_option: id }, tasks })),
}

const isNamed = (task: ActionItem, name: string): boolean =>
  [...task.anchors.map(({ quote, speaker }) => `${quote} ${speaker ?? ''}`), task.owner?.name ?? ''].some(
    (text) => name.split(' ').some((part) => text.includes(part.slice(0, Math.max(3, part.length - 2)))),
  )

const otherDigit = (text: string, at: number): string =>
  `${text.slice(0, at)}${(Number(text[at]) + 3) % 10}${text.slice(at + 1)}`

const negations = (text: string): string[] =>
  /[а-яё]/iu.test(text)
    ? [`Неверно, что ${text}`, `${text} не так`]
    : [
        `It is not true that ${text}`,
        ...[text.replace(/ (is|are|has|have|can|will|was|were|must|should) /, ' $1 not ')].filter(
          (one) => one !== text,
        ),
      ]

/** The record with one of its texts changed: reasons, points, decisions, risks. */
function withWords({ log, tasks }: Record, bends: (text: string) => string[]): Record[] {
  const made = (changes: Partial<DecisionLog>): Record => ({ log: { ...log, ...changes }, tasks })
  return [
    ...log.rationale.flatMap((one, at) =>
      bends(one.claim).map((claim) => made({ rationale: log.rationale.with(at, { ...one, claim }) })),
    ),
    ...log.decisions.flatMap((one, at) =>
      bends(one.text).map((text) => made({ decisions: log.decisions.with(at, { ...one, text }) })),
    ),
    ...log.risks.flatMap((one, at) =>
      bends(one.risk).map((risk) => made({ risks: log.risks.with(at, { ...one, risk }) })),
    ),
    ...log.alternatives.flatMap((option, n) =>
      option.pros.flatMap((one, at) =>
        bends(one.text).map((text) =>
          made({
            alternatives: log.alternatives.with(n, {
              ...option,
              pros: option.pros.with(at, { ...one, text }),
            }),
          }),
        ),
      ),
    ),
  ]
}

/** The line after the quote that says something. */
function nextLine(text: string, { end }: Anchor): Pick<Anchor, 'quote' | 'start' | 'end'> | null {
  const found = /\n[^\p{L}\n]*(\p{L}[^\n]{10,})/u.exec(text.slice(end))
  const quote = found?.[1]
  if (found === null || quote === undefined) return null
  const start = end + found.index + found[0].length - quote.length
  return { quote, start, end: start + quote.length }
}
