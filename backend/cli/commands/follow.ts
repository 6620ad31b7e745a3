import { dataDirHolder } from '../../compose.ts'
import { type Config, readConfig } from '../../config.ts'
import { ENDED, type RunState } from '../../council/state.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { attend } from '../attend/attend.ts'
import { exitCodeOf } from '../attend/exit-code.ts'
import { showingFor } from '../attend/showing.ts'
import type { Source } from '../attend/source.ts'
import { stateHere } from '../files/run-here.ts'
import { openServerApi } from '../remote/api.ts'
import { looking, SERVER_OPTIONS, serverFor } from '../remote/where.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'follow',
  takes: ['RUN'],
  summary:
    'Shows a run from its beginning and, while it goes on, as it goes on. Ctrl-C leaves; the run does not notice.',
  teaches: `
A run that has ended is read from the data directory where there is no server. Questions to a person are
shown and answered at the prompt; where the output is piped, xio answer RUN answers them.

Exit codes are those of xio run: 0 decided, 4 without a decision, 3 stopped, 1 failed, 130 left before the end.`,
  options: {
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'print the run log as JSON Lines and nothing else' },
  },
  async run({ values, words: [runId = ''] }) {
    const config = readConfig()
    const { view, ask } = showingFor(values, { past: true })
    const door = serverFor(values, config)
    if (door !== null) {
      const source = openServerApi(door).source(runId)
      const { state, interrupted } = await attend({
        source,
        view,
        ask,
        toAnswer: asTyped(`answer ${shellWord(runId)}`),
        onInterrupt: 'leave',
      })
      return interrupted ? 130 : exitCodeOf(state)
    }
    return looking(config, async (store) => {
      const state = await stateHere(store, runId, config.dataDir)
      if (!ENDED.has(state.status)) throw new UsageFault(goesOnElsewhere(state, config))
      const source: Source = {
        async follow(hear) {
          for (const { bytes } of await store.log.read(runId, 0)) hear.event(bytes)
          hear.caughtUp()
        },
        command: () => Promise.reject(new Error('Nothing is asked of a run that has ended.')),
      }
      return exitCodeOf((await attend({ source, view, ask: null, onInterrupt: 'leave' })).state)
    })
  },
})

function goesOnElsewhere({ runId, status }: RunState, { dataDir }: Config): string {
  const holder = dataDirHolder(dataDir)
  const now = `Run ${runId} is ${status.replaceAll('_', ' ')}`
  return holder === null
    ? `${now} and nobody drives it: ${asTyped(`resume ${runId}`)} goes on with it.`
    : `${now} in process ${holder.pid}, which is no server: watch it there, or when it has ended.`
}
