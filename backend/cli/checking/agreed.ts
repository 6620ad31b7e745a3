import type { Config } from '../../config.ts'
import type { RunState } from '../../council/state.ts'
import type { CheckEstimate } from '../../ports/robustness.ts'
import { UsageFault } from '../usage.ts'

/** Says what a check takes where models speak; without --yes that is all that is done. */
export function agreed(yes: boolean, what: string): void {
  if (!yes) throw new UsageFault(`${what} If you mean it, say --yes as well.`)
  process.stderr.write(`${what}\n`)
}

/** Where models spoke in a run they are asked again: by whoever means it, and where there are some. */
export async function agreedForModels(
  { voices }: Pick<RunState, 'voices'>,
  { config, yes }: { config: Config; yes: boolean },
  estimate: () => Promise<CheckEstimate>,
): Promise<void> {
  if (Object.keys(voices).length === 0) return
  if (config.models === null)
    throw new UsageFault(
      'Models spoke in this council, and there are none here: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own.',
    )
  agreed(yes, estimateText(await estimate()))
}

/** What a check is expected to take, in a sentence. */
export function estimateText({ variations, turns, tokens, usd }: CheckEstimate): string {
  const size = tokens === null ? 'an unknown number of tokens' : `about ${tokens} tokens`
  const price = usd === null ? 'the price is not known' : `about $${usd.toFixed(2)}`
  return `The council is held ${times(variations)} more: ${turns} turns, ${size}, ${price}.`
}

export const times = (n: number): string => (n === 1 ? 'once' : `${n} times`)

/** In a terminal somebody waits: how far it is. */
export function telling(): (done: number, of: number) => void {
  const { stderr } = process
  if (!stderr.isTTY) return () => {}
  return (done, of) => void stderr.write(done === of ? '\r\u001B[K' : `\r${done} of ${of} held`)
}
