import { readConfig } from '../../config.ts'
import { refuseClosed, targetNames } from '../exporting/chosen-targets.ts'
import { recordAsMarkdown } from '../exporting/preview.ts'
import { show, showSettled } from '../exporting/show-settled.ts'
import { type Exporter, withExports } from '../exporting/with-exports.ts'
import { refusalLine } from '../remote/outcome.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command, UsageFault, wholeNumber } from '../usage.ts'

/** Long enough for a slow service, short enough to sit through. */
const WAIT_S = 120

export default command({
  name: 'export',
  takes: ['RUN'],
  summary: 'Brings the record of a run to Notion, Slack and other targets, or shows where it is.',
  teaches: `
Without --to it lists the targets there are, and where the record is already. What is there is brought up to date
and never made twice, so the command can be given again at any time.

Only the run that stands for its meeting is exported; xio adopt RUN chooses another one. Where a server holds the
data directory it exports, and this command waits for it.

Examples
  xio export 20260105-090000-k3x9q2m7
  xio export 20260105-090000-k3x9q2m7 --to notion,slack
  xio export 20260105-090000-k3x9q2m7 --retry x1f0c2a9b8d7e6f5a4b3c2d1e
  xio export 20260105-090000-k3x9q2m7 --preview

Exit codes: 0 all of it is there; 1 something is not (yet), and the lines say what to do;
2 refused, with what to do; 130 stopped by Ctrl-C while it waited.`,
  options: {
    to: { type: 'string', value: 'TARGETS', help: 'where to: one target, or several separated by commas' },
    retry: {
      type: 'string',
      value: 'ID',
      alone: true,
      help: 'try again: alone all that failed; by its id also what may be there or was taken away',
    },
    preview: { type: 'boolean', help: 'print what would be written, as Markdown; nothing is sent' },
    wait: { type: 'string', value: 'SECONDS', help: `how long to wait for it (${WAIT_S})` },
    json: { type: 'boolean', help: 'one JSON object: {"runId","items","targets"}' },
    ...SERVER_OPTIONS,
  },
  async run({ values, words: [runId = ''] }) {
    const waitMs = 1000 * (wholeNumber('--wait', values.wait, 0, 86_400) ?? WAIT_S)
    const targets = values.to === undefined ? null : targetNames('--to', values.to)
    const shown = { runId, targets, json: values.json === true }
    if (values.preview === true) {
      process.stdout.write(await recordAsMarkdown(values, readConfig(), runId))
      return 0
    }
    return withExports(values, async (exporter) => {
      if (values.retry !== undefined) await retry(exporter, { ...shown, id: values.retry })
      else if (targets !== null) await ask(exporter, runId, targets)
      else return (show(await exporter.place.ofRun(runId), shown), 0)
      return showSettled(exporter, { ...shown, waitMs })
    })
  },
})

async function ask({ place }: Exporter, runId: string, targets: readonly string[]): Promise<void> {
  refuseClosed('--to', targets, await place.targets())
  for (const target of targets) {
    const outcome = await place.ask(runId, target)
    if (outcome.state === 'refused') throw new UsageFault(refusalLine(outcome, runId))
  }
}

type Retried = { runId: string; targets: readonly string[] | null; id: string }

async function retry({ place }: Exporter, { runId, targets, id }: Retried): Promise<void> {
  const { items } = await place.ofRun(runId)
  const found = items.filter(
    (item) =>
      (targets?.includes(item.target) ?? true) && (id === '' ? FAILED.has(item.status) : item.id === id),
  )
  if (found.length === 0)
    throw new UsageFault(
      id === ''
        ? `Nothing of run ${runId} has failed. What may be there or was taken away is tried again by its id.`
        : `Run ${runId} has no export ${id}: leave the id out, and all that failed is tried again.`,
    )
  for (const { id: exportId } of found) await place.retry(exportId)
}

/** What may be there, or was taken away by a person, is sent again only where that very thing is named. */
const FAILED: ReadonlySet<string> = new Set(['failed', 'dead'])
