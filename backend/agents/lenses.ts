import type { LensOf } from './offline/offline-voices.ts'
import type { Registry } from './registry.ts'

/** How each seat of a meeting looks at the facts; undefined where the registry does not say: the panel then gives its experts different ones. */
export const lensesOf =
  (registry: Pick<Registry, 'agent'>): LensOf =>
  ({ seats }, seat) => {
    const id = seats.find((one) => one.seat === seat)?.agent
    return id === undefined ? undefined : registry.agent(id)?.lens
  }
