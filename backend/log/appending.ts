import type { StoredEvent } from '../ports/run-log.ts'

/** A run that the log does not hold. */
export class RunUnknown extends Error {
  constructor(runId: string) {
    super(`There is no run "${runId}".`)
    this.name = 'RunUnknown'
  }
}

/** The last of `events`; throws where they would leave a gap behind `after`, which is a bug of the caller. */
export function gapless(events: readonly StoredEvent[], after: number): StoredEvent {
  events.forEach(({ seq }, index) => {
    if (seq !== after + index + 1) throw new RangeError(`Event ${seq} cannot follow ${after + index}.`)
  })
  const last = events.at(-1)
  if (!last) throw new RangeError('An append needs at least one event.')
  return last
}
