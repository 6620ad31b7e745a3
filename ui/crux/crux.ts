import type { ClaimData } from '../../schemas/generated/types.ts'
import { claimKey } from '../../backend/council/evolve/contributions.ts'
import type { Claim, RunState } from '../../backend/council/state.ts'

/*
 * Which claim the choice rests on. A claim weighs 1 (light), 2 (medium) or 3 (heavy): 1 to begin with, 1 more where the
 * passage it cites bears it, 1 more where it speaks to a criterion that must be met or weighs at least the mean; 1 less,
 * and never below 1, as long as an objection to it has no answer. An option has the weights of the claims for it less
 * those of the claims against it. Each claim is taken out in turn, and the sums are made again.
 */

export type Weight = 1 | 2 | 3
/** A claim as the sums see it. */
export type Weighed = { claimId: string; optionId: string; kind: 'for' | 'against'; weight: Weight }
/** What goes when one claim is taken out. */
export type Without = {
  claimId: string
  /** The part of the lead that goes, in steps of 5 %; the sums are no more exact than that. */
  load: number
  /** The option that leads then. */
  flipsTo: string | null
  /** The option that has as much as the leading one then. */
  tiesWith: string | null
}
export type Row = Without & Weighed & { claim: Claim; challengedBy: { claim: Claim; answered: boolean }[] }
export type Crux = {
  leader: string
  second: string
  /** Zero or less: the claims alone would not have chosen it. */
  lead: number
  sums: Record<string, number>
  rows: Row[]
}

/** With fewer there is nothing to weigh (SIGNATURE). */
const LEAST_WITH_EVIDENCE = 3

/** The claims that the leading option rests on, heaviest load first; null where too little carries evidence, or not all claims are at hand. */
export function cruxOf(run: RunState, itemId: string): Crux | null {
  if (!run.claims.isWhole) return null
  const options = run.options.filter((one) => one.state === 'added' && one.itemId === itemId)
  const ids = options.map(({ optionId }) => optionId)
  const all = run.claims.toArray()
  const made = madeIn(all)
  const counted = firstOfEach(all.filter(isDirected).filter((one) => ids.includes(one.optionId)))
  if (counted.filter(hasEvidence).length < LEAST_WITH_EVIDENCE) return null
  const weighed = counted.map((claim) => ({
    ...claimIn(claim),
    weight: weightOf(run, claim, made.idsOf(claim)),
  }))
  const byId = new Map(weighed.map((one) => [one.claimId, one]))
  const sums = sumsOf(weighed, ids)
  const [leader, second] = ranking(sums, run.items[itemId]?.decision?.optionId ?? null)
  if (leader === undefined || second === undefined) return null
  const lead = (sums[leader] ?? 0) - (sums[second] ?? 0)
  // What was chosen need not be what the claims alone would choose: then nothing that they carry can fall.
  const rows = (lead <= 0 ? [] : counted).flatMap((claim): Row[] => {
    const one = byId.get(claim.claimId)
    if (one === undefined || !bears(one, leader, second)) return []
    return [
      {
        ...one,
        ...without(weighed, ids, leader, one.claimId),
        claim,
        challengedBy: challenges(run, made, claim),
      },
    ]
  })
  return { leader, second, lead, sums, rows: rows.toSorted((a, b) => b.load - a.load || b.weight - a.weight) }
}

/** The sums with one claim taken out: how much of the lead goes with it, and who leads then. */
export function without(
  claims: readonly Weighed[],
  options: readonly string[],
  leader: string,
  claimId: string,
): Without {
  const lead = leadOf(sumsOf(claims, options), leader)
  const sums = sumsOf(
    claims.filter((one) => one.claimId !== claimId),
    options,
  )
  const left = leadOf(sums, leader)
  const best = options.filter((id) => id !== leader).toSorted((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))[0]
  const share = lead > 0 ? (lead - left) / lead : 0
  return {
    claimId,
    load: Math.min(1, Math.max(0, Math.round(share * 20) / 20)),
    flipsTo: left < 0 ? (best ?? null) : null,
    tiesWith: left === 0 ? (best ?? null) : null,
  }
}

/** What each option has: the weights of the claims for it less those of the claims against it. */
export function sumsOf(claims: readonly Weighed[], options: readonly string[]): Record<string, number> {
  const sums = Object.fromEntries(options.map((id) => [id, 0]))
  for (const { optionId, kind, weight } of claims)
    if (optionId in sums) sums[optionId] = (sums[optionId] ?? 0) + (kind === 'for' ? weight : -weight)
  return sums
}

function leadOf(sums: Record<string, number>, leader: string): number {
  const others = Object.entries(sums).flatMap(([id, sum]) => (id === leader ? [] : [sum]))
  return (sums[leader] ?? 0) - Math.max(...others)
}

/** What was chosen comes first, whatever the sums say. */
const ranking = (sums: Record<string, number>, chosen: string | null): string[] =>
  Object.keys(sums).toSorted(
    (a, b) => Number(b === chosen) - Number(a === chosen) || (sums[b] ?? 0) - (sums[a] ?? 0),
  )

/** The lead rests on what speaks for the leading option, and on what speaks against the next. */
const bears = ({ optionId, kind }: Weighed, leader: string, second: string): boolean =>
  kind === 'for' ? optionId === leader : optionId === second

type Directed = Claim & { optionId: string; kind: 'for' | 'against' }

const isDirected = (claim: Claim): claim is Directed =>
  claim.optionId !== undefined && (claim.kind === 'for' || claim.kind === 'against')

const claimIn = ({ claimId, optionId, kind }: Directed) => ({ claimId, optionId, kind })

/** What is said again weighs no more; an objection is counted with the claim that it objects to. */
function firstOfEach(claims: readonly Directed[]): Directed[] {
  const firsts = new Map<string, Directed>()
  for (const one of claims)
    if (one.challenges === undefined && !firsts.has(claimKey(one))) firsts.set(claimKey(one), one)
  return [...firsts.values()]
}

export const hasEvidence = ({ anchors, support }: Pick<ClaimData, 'anchors' | 'support'>): boolean =>
  anchors.length > 0 && support !== 'unsupported'

function weightOf(run: RunState, claim: Claim, same: readonly string[]): Weight {
  const steps = 1 + Number(hasEvidence(claim)) + Number(matters(run, claim.criterionId))
  const isOpen = Object.values(run.unanswered).some((claimId) => same.includes(claimId))
  return asWeight(steps - Number(isOpen))
}

const asWeight = (steps: number): Weight => (steps >= 3 ? 3 : steps === 2 ? 2 : 1)

function matters({ meeting: { criteria } }: RunState, criterionId: string | undefined): boolean {
  const criterion = criteria.find(({ id }) => id === criterionId)
  if (criterion === undefined) return false
  const mean = criteria.reduce((sum, { weight }) => sum + weight, 0) / criteria.length
  return criterion.must || criterion.weight >= mean
}

type Made = {
  /** The ids of a claim wherever it was made: two may make it without knowing of each other. */
  idsOf(claim: Claim): readonly string[]
  objectionsTo(claimId: string): readonly Claim[]
}

/** The claims by what they say and by what they object to, looked through once. */
function madeIn(all: readonly Claim[]): Made {
  const ids = new Map<string, string[]>()
  for (const one of all) {
    const key = claimKey(one)
    const same = ids.get(key)
    if (same === undefined) ids.set(key, [one.claimId])
    else same.push(one.claimId)
  }
  const objections = Map.groupBy(all, ({ challenges: to }) => to)
  return {
    idsOf: (claim) => ids.get(claimKey(claim)) ?? [],
    objectionsTo: (claimId) => objections.get(claimId) ?? [],
  }
}

const challenges = (run: RunState, made: Made, claim: Claim): Row['challengedBy'] =>
  made
    .idsOf(claim)
    .flatMap((claimId) => made.objectionsTo(claimId))
    .map((one) => ({ claim: one, answered: !Object.hasOwn(run.unanswered, one.claimId) }))
