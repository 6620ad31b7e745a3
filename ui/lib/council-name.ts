import { has, textOf } from './reading.ts'

/** What a council of the API is called: a fork that was given a name by that, each other one by its title. */
export const councilName = (run: unknown): string | undefined =>
  (has(run, 'fork') ? textOf(run.fork, 'name') : undefined) ?? textOf(run, 'title')

/** Of which council it is a fork; null where it is none. */
export const forkOf = (run: unknown): string | null =>
  (has(run, 'fork') ? textOf(run.fork, 'of') : undefined) ?? null
