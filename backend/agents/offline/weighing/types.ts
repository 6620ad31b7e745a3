import type { LoggedVerdict } from '../../../../schemas/generated/types.ts'
import type { Mapper } from '../evidence/map-criteria.ts'
import type { Option, Origin, Rule, Unit } from '../evidence/types.ts'

/** Two ways to look at the same facts: what an option gives, and what it may cost. */
export type Lens = 'value' | 'risk'

/** Where an option stands on a criterion: known, said to be unknown, or nobody says anything. */
export type Cell = { state: 'known' | 'unknown' | 'silent'; units: Unit[]; hedged: boolean }

/** How an option stands on a criterion; `contrary` is the passage of another source that says the opposite. */
export type Judgement = {
  verdict: LoggedVerdict['verdict']
  unit: Unit | null
  contrary: Unit | null
}

/** The name under which points count that belong to no criterion. */
export const OTHER = 'other'

/** Values by option and criterion as a lens or a seat sees them. */
export type Values = ReadonlyMap<string, ReadonlyMap<string, number>>

export type Ranked = { optionId: string; total: number }

/** A fact that would put another option first, if it came out as supposed. */
export type Flip = {
  optionId: string
  criterionId: string
  supposed: number
  leaderId: string
  margin: number
}

export type Weighed = {
  rules: readonly Rule[]
  /** Criteria that some source speaks of; the rest are open questions, not zeros. */
  spokenOf: readonly Rule[]
  cell(optionId: string, criterionId: string): Cell
  judgement(optionId: string, criterionId: string): Judgement
  /** Options that fail a must-have: they stand behind all others, whatever they score. Empty where every one fails. */
  barred: ReadonlySet<string>
  values: Record<Lens, Values>
}

export type Undecided = 'no_options' | 'unexamined' | 'close' | 'fragile' | 'unlabelled'

/** What the sources of a meeting say, weighed; the same for every seat that may read the same sources. */
export type Analysis = Weighed & {
  title: string
  options: readonly Option[]
  units: readonly Unit[]
  origins: readonly Origin[]
  mapper: Mapper
  examined: readonly Option[]
  /** Examined options, best first, by the mean of both lenses; what fails a must-have comes last. */
  ranking: readonly Ranked[]
  byLens: Record<Lens, readonly Ranked[]>
  margin: number
  /** Share of re-weightings of the criteria in which the leader stays first. */
  robustness: number
  labelledShare: number
  undecided: Undecided | null
  flips: readonly Flip[]
}
