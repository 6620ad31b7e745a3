import type { QualityGateData } from '../../../schemas/generated/types.ts'
import type { ItemState } from '../state.ts'

/** The gates that hold the decision as they were checked last, in their order: of the first a person is asked. */
export function failedGates({ gates }: Pick<ItemState, 'gates'>): QualityGateData[] {
  const last = new Map(gates.map((gate) => [gate.gate, gate]))
  return [...last.values()].filter(({ passed, waivedBy }) => !passed && waivedBy === undefined)
}
