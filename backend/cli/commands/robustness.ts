import { existsSync } from 'node:fs'
import type { Robustness } from '../../../schemas/generated/types.ts'
import { readConfig } from '../../config.ts'
import { USUAL_WISH, type RobustnessWish } from '../../council/robustness/variations.ts'
import { checkFile } from '../checking/check-file.ts'
import { checkKeptRun } from '../checking/check-kept-run.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { robustnessLines } from '../show/robustness.ts'
import { command, oneOf, wholeNumber } from '../usage.ts'

export default command({
  name: 'robustness',
  takes: ['FILE'],
  summary: 'Holds a council again in other ways, and says whether its decision survives and what flips it.',
  teaches: `
FILE is a meeting file, whose council is held first; the run.jsonl of a council that has ended; or the id of a run. Each
variation has one thing other: the speaking order, the seed, one seat less, one source less. They are held aside: no list
shows them, nothing is exported, nothing is written to the log of the run. What came of a run that is named by its id is
kept with it, and the panel shows it under the decision.

Without --orders, --seeds and --leave-one-out it is --orders ${USUAL_WISH.orders} --leave-one-out. There may be fewer orders than are
asked for. Where models speak, what it is expected to take is said first, and nothing is held without --yes.

Examples
  xio robustness registry/examples/event-log-database.md
  xio robustness out/coworking-contract/run.jsonl --orders 10 --leave-one-out
  xio robustness 20260105-090000-k3x9q2m7 --seeds 5 --json

Exit code 0: every variation came to the same decision; 1: one at least did not; 4: none could be held; 2: bad input,
or it costs and --yes is missing.`,
  options: {
    orders: { type: 'string', value: 'N', help: 'so many other speaking orders' },
    seeds: { type: 'string', value: 'N', help: 'so many other seeds' },
    'leave-one-out': { type: 'boolean', help: 'each seat silent once, each source left out once' },
    context: {
      type: 'string',
      value: 'FILE',
      multiple: true,
      help: 'a source beside a meeting file; may be given again',
    },
    template: { type: 'string', value: 'ID', help: 'the form of the council of a meeting file' },
    panel: { type: 'string', value: 'NAME', help: 'who reasons about a meeting file: offline or openai' },
    model: { type: 'string', value: 'NAME', help: 'the model that speaks about a meeting file (XIO_MODEL)' },
    seed: { type: 'string', value: 'N', help: 'the chance in the council of a meeting file (1)' },
    yes: { type: 'boolean', help: 'I mean it: where models speak, nothing is held without it' },
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'one JSON object (schemas/robustness.schema.json)' },
  },
  async run({ values, words: [named = ''] }) {
    const config = readConfig()
    const wish = wishOf(values)
    const yes = values.yes === true
    const seed = wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1)
    const panel = oneOf('--panel', values.panel, ['offline', 'openai'])
    const { context = [], template, model } = values
    const { result, language } = existsSync(named)
      ? await checkFile(named, { config, wish, yes, context, template, panel, model, seed })
      : await checkKeptRun(named, { config, wish, yes, values })
    process.stdout.write(
      values.json === true
        ? `${JSON.stringify(result)}\n`
        : robustnessLines(result, language)
            .map((line) => `${line}\n`)
            .join(''),
    )
    return exitCodeOf(result)
  },
})

const exitCodeOf = ({ share, fragile }: Robustness): number => (share === null ? 4 : fragile ? 1 : 0)

/** Who names one of the ways wants those that are named. */
function wishOf(asked: { orders?: string; seeds?: string; 'leave-one-out'?: boolean }): RobustnessWish {
  const orders = wholeNumber('--orders', asked.orders, 0, 100)
  const seeds = wholeNumber('--seeds', asked.seeds, 0, 100)
  const leaveOneOut = asked['leave-one-out']
  if (orders === undefined && seeds === undefined && leaveOneOut === undefined) return USUAL_WISH
  return { orders: orders ?? 0, seeds: seeds ?? 0, leaveOneOut: leaveOneOut ?? false }
}
