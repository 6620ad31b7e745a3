import type { ForkWish } from '../../ports/councils.ts'
import type { Estimate } from '../show/estimate.ts'
import { fieldsOf } from './shapes.ts'

/** A wish as `POST /runs/{id}/fork` takes it. */
export const forkBody = ({ runId: _, changes, ...rest }: ForkWish) => ({ ...rest, overrides: changes })

/** What the server expects a fork to take. */
export function readEstimate(value: unknown): Estimate {
  const fields = fieldsOf(value)
  const number = (name: string): number | null => {
    const found = fields[name]
    return typeof found === 'number' ? found : null
  }
  return {
    atSeq: number('atSeq') ?? 0,
    turns: number('turns') ?? 0,
    tokens: number('tokens'),
    usd: number('usd'),
    seconds: number('seconds') ?? 0,
    basis: fields.basis === 'parent' ? 'parent' : 'average',
  }
}
