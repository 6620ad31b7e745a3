import { asTyped, shellWord } from '../as-typed.ts'
import { showSettled } from '../exporting/show-settled.ts'
import { withExports } from '../exporting/with-exports.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command } from '../usage.ts'

const WAIT_MS = 60_000

export default command({
  name: 'adopt',
  takes: ['RUN'],
  summary: 'Makes a run the one that stands for its meeting: its record is exported from now on.',
  teaches: `
The first run of a meeting that completes stands for it by itself. A later one, a fork or an import does when you
say so. What was exported of the run before is brought up to date: pages stay, and tasks that are gone are cancelled.
An import names no targets: bring it there with xio export RUN --to TARGETS.

Example
  xio adopt 20260105-090000-k3x9q2m7`,
  options: {
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'one JSON object: {"runId","items","targets"}' },
  },
  async run({ values, words: [runId = ''] }) {
    return withExports(values, async (exporter) => {
      await exporter.place.adopt(runId)
      const json = values.json === true
      if (!json) process.stdout.write(`Run ${runId} stands for its meeting now.\n`)
      const code = await showSettled(exporter, { runId, targets: null, json, waitMs: WAIT_MS })
      const { items, held } = await exporter.place.ofRun(runId)
      if (!json && items.length === 0 && held === null)
        process.stdout.write(
          `It names no targets, so nothing is exported by itself: ${asTyped(`export ${shellWord(runId)} --to TARGETS`)}\n`,
        )
      return code
    })
  },
})
