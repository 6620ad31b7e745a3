// node tests/score/fit-unmarked.ts FOLDER [--kind=action|decision] [--faults]: how well the weights of unmarked items hold
// for a family that they were not fitted to, and which way each weight would move.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { clausesOf } from '../../backend/minutes/extract/rules/unmarked/unmarked.ts'
import type { Clause } from '../../backend/minutes/extract/rules/unmarked/clause.ts'
import { BIAS, heldBy } from '../../backend/minutes/extract/rules/unmarked/score.ts'
import { readTranscript } from '../../backend/minutes/formats/transcript/read-transcript.ts'
import { match } from './match.ts'
import { isHeldOut, truthsIn, type Truth } from './truth.ts'

type Row = { family: string; truth: string; text: string; line: number; is: boolean; signs: string[] }
type Kind = 'action' | 'decision'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string', default: 'action' },
    faults: { type: 'boolean' },
    sign: { type: 'string' },
  },
})
const kind: Kind = values.kind === 'decision' ? 'decision' : 'action'
const folder = positionals[0] ?? '.'

const prior = new Map<string, number>()
const rows = truthsIn(folder)
  .filter((truth, i) => !isHeldOut(i) && truth.kinds.includes(`${kind}s`) && !truth.ambiguous)
  .flatMap((truth) => rowsOf(truth))
const families = [...new Set(rows.map((one) => one.family))].toSorted()

const fitted = fit(rows)
const apart = families.map((family) => {
  const weights = fit(rows.filter((one) => one.family !== family))
  const from = bestFrom(
    rows.filter((one) => one.family !== family),
    weights,
  )
  return rows
    .filter((one) => one.family === family)
    .map((row) => ({ row, score: scoreOf(row, weights) - from }))
})
report(
  'as they are',
  families.map((family) =>
    rows.filter((one) => one.family === family).map((row) => ({ row, score: scoreOf(row, prior) })),
  ),
)
report('fitted without the family', apart)
printWeights()
if (values.faults) printFaults()
for (const row of rows)
  if (values.sign !== undefined && row.signs.includes(values.sign))
    console.log(row.is, row.truth, row.line, row.text.slice(0, 120), row.signs.join(' '))

function rowsOf(truth: Truth): Row[] {
  const text = readFileSync(path.join(folder, truth.unmarkedFile), 'utf8')
  // Of words that stand twice, the later ones are the item.
  const clauses = clausesOf(readTranscript({ name: truth.unmarkedFile, text }), new Set()).filter(
    ({ place }) => !place.restated,
  )
  const scored = clauses.map((one) => ({ text: one.text, owners: [] }))
  const items = kind === 'action' ? truth.actions : truth.decisions
  const hit = new Set(
    match(
      items.filter((one) => one.scored),
      scored,
    ).map(([, j]) => j),
  )
  const rest = scored.filter((_, j) => !hit.has(j))
  const places = scored.map((_, j) => j).filter((j) => !hit.has(j))
  const ignored = new Set(
    match([...items.filter((one) => !one.scored), ...truth.carried], rest).map(([, j]) => places[j]!),
  )
  return clauses.flatMap((clause, j) =>
    ignored.has(j)
      ? []
      : [
          {
            family: truth.family,
            truth: truth.id,
            text: clause.text,
            line: clause.segment.line,
            is: hit.has(j),
            signs: signsOf(clause),
          },
        ],
  )
}

function signsOf(clause: Clause): string[] {
  return heldBy(clause).flatMap(({ id, weight }) => {
    const own = weight[kind]
    if (own === undefined) return []
    prior.set(id, own)
    return [id]
  })
}

function scoreOf({ signs }: Row, weights: ReadonlyMap<string, number>): number {
  return signs.reduce((sum, id) => sum + (weights.get(id) ?? 0), weights.get('bias') ?? BIAS[kind])
}

/** Logistic regression drawn towards the weights that are written down, so that a rare cue keeps what a person gave it. */
function fit(on: readonly Row[]): Map<string, number> {
  const weights = new Map([...prior, ['bias', BIAS[kind]] as const])
  const spread = 1
  for (let round = 0; round < 300; round++) {
    const slope = new Map<string, number>()
    for (const row of on) {
      const off = (row.is ? 1 : 0) - 1 / (1 + Math.exp(-scoreOf(row, weights)))
      for (const id of [...row.signs, 'bias']) slope.set(id, (slope.get(id) ?? 0) + off)
    }
    for (const [id, weight] of weights) {
      const drawn = ((id === 'bias' ? BIAS[kind] : (prior.get(id) ?? 0)) - weight) / spread ** 2
      const next = weight + 0.03 * ((slope.get(id) ?? 0) + drawn)
      const own = prior.get(id) ?? BIAS[kind]
      weights.set(id, own > 0 ? Math.max(0, next) : Math.min(0, next))
    }
  }
  return weights
}

/** Items are rare, so that the sum from which one is taken is fitted too: where F1 is best in the other families. */
function bestFrom(on: readonly Row[], weights: ReadonlyMap<string, number>): number {
  const scored = on.map((row) => ({ is: row.is, score: scoreOf(row, weights) }))
  const all = scored.filter((one) => one.is).length
  const f1 = (from: number): number => {
    const taken = scored.filter((one) => one.score > from)
    return (2 * taken.filter((one) => one.is).length) / Math.max(1, taken.length + all)
  }
  const steps = Array.from({ length: 31 }, (_, i) => i / 10 - 2)
  return steps.reduce((best, from) => (f1(from) > f1(best) ? from : best))
}

function report(title: string, byFamily: { row: Row; score: number }[][]): void {
  console.log(`\n${title}`)
  const line = (name: string, list: { row: Row; score: number }[], from: number) => {
    const taken = list.filter((one) => one.score > from)
    const right = taken.filter((one) => one.row.is).length
    const all = list.filter((one) => one.row.is).length
    const [p, r] = [right / Math.max(1, taken.length), right / Math.max(1, all)]
    console.log(
      `${name.padEnd(22)} precision ${p.toFixed(2)}  recall ${r.toFixed(2)}  F1 ${((2 * p * r) / Math.max(1e-9, p + r)).toFixed(2)}  (${right}/${taken.length}, of ${all})`,
    )
  }
  for (const [i, family] of families.entries()) line(family, byFamily[i]!, 0)
  line('all', byFamily.flat(), 0)
  for (const from of [0.5, 1, 1.4, 1.8, 2.2, 3]) line(`score from ${from}`, byFamily.flat(), from)
}

function printWeights(): void {
  console.log('\nweight now, fitted; in items, in other sentences')
  for (const [id, weight] of [...prior, ['bias', BIAS[kind]] as const].toSorted(([a], [b]) =>
    a.localeCompare(b),
  )) {
    const having = rows.filter((one) => id === 'bias' || one.signs.includes(id))
    const items = having.filter((one) => one.is).length
    console.log(
      `${id.padEnd(26)} ${weight.toFixed(1).padStart(5)} ${(fitted.get(id) ?? 0).toFixed(1).padStart(5)}   ${items}, ${having.length - items}`,
    )
  }
}

function printFaults(): void {
  for (const row of rows) {
    const score = scoreOf(row, prior)
    if (score > 0 !== row.is || (row.is && score < 1.4))
      console.log(
        `${row.is ? 'missed' : 'false '} ${score.toFixed(1)} ${row.truth}:${row.line} ${row.text.slice(0, 140)}  [${row.signs.join(' ')}]`,
      )
  }
}
