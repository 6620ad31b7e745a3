import type { AdrFields } from './adr-fields.ts'
import { match, type Scored } from './match.ts'
import { sameName } from './similar.ts'
import type { Truth, TruthItem } from './truth.ts'

export type Count = { tp: number; fp: number; fn: number; ignored: number }
export type Fault = { kind: string; text: string; line: number | undefined; more?: string }
export type DocScore = {
  id: string
  family: string
  actions: Count | null
  decisions: Count | null
  pooled: Count | null
  owner: { n: number; exact: number; invented: number }
  due: { n: number; ok: number; invented: number }
  faults: Fault[]
}
export type Prediction = { actions: Scored[]; decisions: Scored[]; adr?: AdrFields }

export function scoreDocument(truth: Truth, predicted: Prediction): DocScore {
  const faults: Fault[] = []
  const score: DocScore = {
    id: truth.id,
    family: truth.family,
    actions: null,
    decisions: null,
    pooled: null,
    owner: { n: 0, exact: 0, invented: 0 },
    due: { n: 0, ok: 0, invented: 0 },
    faults,
  }
  const both = [...predicted.actions, ...predicted.decisions]
  if (truth.ambiguous) {
    const all = [...truth.decisions, ...truth.actions]
    score.decisions = kindScore(
      'decision',
      all,
      [...predicted.decisions, ...predicted.actions],
      truth.carried,
      faults,
    ).count
  } else {
    if (truth.kinds.includes('actions')) {
      const { count, pairs } = kindScore('action', truth.actions, predicted.actions, truth.carried, faults)
      score.actions = count
      for (const [one, other] of pairs) judgeNames(score, one, other)
    }
    if (truth.kinds.includes('decisions'))
      score.decisions = kindScore('decision', truth.decisions, predicted.decisions, [], faults).count
  }
  if (truth.kinds.length > 0)
    score.pooled = kindScore('any', [...truth.actions, ...truth.decisions], both, truth.carried, []).count
  return score
}

function kindScore(
  kind: string,
  truth: TruthItem[],
  predicted: Scored[],
  ignore: TruthItem[],
  faults: Fault[],
) {
  const real = truth.filter((one) => one.scored)
  const pairs = match(real, predicted)
  const used = new Set(pairs.map(([, j]) => j))
  const rest = predicted.filter((_, j) => !used.has(j))
  const ignored = new Set(match([...truth.filter((one) => !one.scored), ...ignore], rest).map(([, j]) => j))
  const hit = new Set(pairs.map(([i]) => i))
  for (const [i, one] of real.entries())
    if (!hit.has(i)) faults.push({ kind: `missed ${kind}`, text: one.text, line: one.line })
  for (const [j, one] of rest.entries())
    if (!ignored.has(j)) faults.push({ kind: `false ${kind}`, text: one.text, line: one.line })
  const count = {
    tp: pairs.length,
    fn: real.length - pairs.length,
    fp: predicted.length - used.size - ignored.size,
    ignored: ignored.size,
  }
  return { count, pairs: pairs.map(([i, j]) => [real[i]!, predicted[j]!] as const) }
}

function judgeNames(score: DocScore, one: TruthItem, other: Scored): void {
  const fault = (kind: string, more: string) =>
    score.faults.push({ kind, text: one.text, line: one.line, more })
  if (one.owners.length > 0) {
    score.owner.n++
    const right =
      other.owners.length > 0 &&
      one.owners.every((a) => other.owners.some((b) => sameName(a, b))) &&
      other.owners.every((b) => one.owners.some((a) => sameName(a, b)))
    if (right) score.owner.exact++
    else fault('owner', `${one.owners.join(', ')} ≠ ${other.owners.join(', ') || 'nobody'}`)
  } else if (other.owners.length > 0) {
    score.owner.invented++
    fault('owner where the truth marks none', other.owners.join(', '))
  }
  const due = dueJudged(one, other)
  if (due === null) return
  if (due === 'invented') score.due.invented++
  else {
    score.due.n++
    if (due) score.due.ok++
  }
  if (due !== true)
    fault('due', `${one.due ?? one.due_raw ?? 'none'} ≠ ${other.due ?? other.due_raw ?? 'none'}`)
}

function dueJudged(one: TruthItem, other: Scored): boolean | 'invented' | null {
  const given = other.due ?? other.due_raw ?? null
  if (one.due === null && one.due_raw === null) return given === null ? null : 'invented'
  if (given === null) return false
  if (one.due !== null) return given.includes(one.due ?? '')
  if (/^\d{4}-\d{2}-\d{2}$/.test(given)) return null
  const [a, b] = [(one.due_raw ?? '').toLowerCase(), given.toLowerCase()]
  return a.includes(b) || b.includes(a)
}
