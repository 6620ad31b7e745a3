import type { Rule, Unit } from '../evidence/types.ts'
import { isLabelled, WEIGHTS } from '../evidence/types.ts'
import { OTHER, type Cell, type Lens, type Values } from './types.ts'

/** So much weight of doubt stands against every cell: a little evidence moves it only a little. */
const DOUBT = 0.4

const PLUS: Record<Lens, number> = { value: 1.2, risk: 0.8 }
const MINUS: Record<Lens, number> = { value: 0.7, risk: 1.4 }
/** Said to be unknown: nothing to the one who looks for value, a worry to the one who looks for risk. */
const UNKNOWN: Record<Lens, number> = { value: 0, risk: -0.5 }

const SILENT: Cell = { state: 'silent', units: [], hedged: false }

/** The passages of each option on each criterion. */
export const cellsOf = (
  units: readonly Unit[],
  optionIds: readonly string[],
  rules: readonly Rule[],
): ((optionId: string, criterionId: string) => Cell) => {
  const filed = new Map<string, Unit[]>()
  for (const unit of units) {
    // Prose without a sure side is kept for quoting; in a cell it would only blur what is known.
    if (unit.how === 'prose' && unit.value === 0) continue
    for (const { criterionId } of unit.criteria) {
      const key = `${unit.optionId} ${criterionId}`
      filed.set(key, [...(filed.get(key) ?? []), unit])
    }
  }
  const cells = new Map<string, Cell>()
  for (const optionId of optionIds)
    for (const { id } of rules) {
      const key = `${optionId} ${id}`
      const found = filed.get(key)
      if (found !== undefined) cells.set(key, cellOf(found))
    }
  return (optionId, criterionId) => cells.get(`${optionId} ${criterionId}`) ?? SILENT
}

const cellOf = (units: Unit[]): Cell => {
  const known = units.filter((unit) => unit.value !== null && isLabelled(unit))
  const any = units.some((unit) => unit.value !== null)
  const supports = known.filter((unit) => (unit.value ?? 0) > 0)
  return {
    state: any ? 'known' : 'unknown',
    units,
    hedged: supports.length > 0 && supports.every((unit) => unit.hedged),
  }
}

/** Every cell as a lens sees it, with one more for the points that belong to no criterion. */
export const valuesOf = (
  units: readonly Unit[],
  optionIds: readonly string[],
  rules: readonly Rule[],
  cell: (optionId: string, criterionId: string) => Cell,
  lens: Lens,
): Values =>
  new Map(
    optionIds.map((optionId) => {
      const row = new Map<string, number>()
      for (const { id } of rules) row.set(id, lensValue(cell(optionId, id), id, lens))
      row.set(
        OTHER,
        otherValue(
          units.filter((unit) => unit.optionId === optionId),
          lens,
        ),
      )
      return [optionId, row]
    }),
  )

const lensValue = (cell: Cell, criterionId: string, lens: Lens): number => {
  let sum = 0
  let weights = 0
  for (const unit of cell.units) {
    const confidence = unit.criteria.find((one) => one.criterionId === criterionId)?.confidence ?? 0
    const weight = WEIGHTS[unit.how] * confidence
    sum += weight * seen(unit.value, lens)
    weights += weight
  }
  return weights === 0 ? 0 : sum / (weights + DOUBT)
}

const seen = (value: number | null, lens: Lens): number =>
  value === null ? UNKNOWN[lens] : value * (value > 0 ? PLUS[lens] : MINUS[lens])

const otherValue = (units: readonly Unit[], lens: Lens): number => {
  let plus = 0
  let minus = 0
  for (const unit of units) {
    if (unit.criteria.length > 0 || unit.value === null || unit.how === 'prose') continue
    const weight = WEIGHTS[unit.how] * Math.abs(unit.value)
    if (unit.value > 0) plus += weight * PLUS[lens]
    else minus += weight * MINUS[lens]
  }
  return plus + minus === 0 ? 0 : (plus - minus) / (plus + minus + 1.2)
}
