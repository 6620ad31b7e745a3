import { listOf, textOf } from '../lib/reading.ts'
import { EXAMPLES } from '../preparation/examples.ts'

export const STEPS = ['watch', 'own', 'model', 'notion'] as const
export type Step = (typeof STEPS)[number]

/** What the server tells, each answer as it came. */
export type Facts = { runs: unknown; providers: unknown; targets: unknown }

/** Which first steps are done: true of the server, whatever was pressed here. */
export function doneSteps({ runs, providers, targets }: Facts): ReadonlySet<Step> {
  const councils = listOf(runs, 'items').filter((run) => textOf(run, 'kind') === 'council')
  const samples = new Set(EXAMPLES.map(({ title }) => title))
  const hasModel = listOf(providers, 'items').some(
    (one) => textOf(one, 'id') !== 'offline' && one.configured === true,
  )
  const hasNotion = listOf(targets, 'items').some(
    (one) => textOf(one, 'name') === 'notion' && textOf(one, 'state') !== 'off',
  )
  const done: Record<Step, boolean> = {
    watch: councils.some((run) => textOf(run, 'endedAt') !== undefined),
    own: councils.some((run) => !samples.has(textOf(run, 'title') ?? '')),
    model: hasModel,
    notion: hasNotion,
  }
  return new Set(STEPS.filter((step) => done[step]))
}
