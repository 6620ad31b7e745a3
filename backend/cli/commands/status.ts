import { readConfig } from '../../config.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { stateHere } from '../files/run-here.ts'
import { openServerApi } from '../remote/api.ts'
import { looking, SERVER_OPTIONS, serverFor } from '../remote/where.ts'
import type { RunOnServer } from '../remote/shapes.ts'
import { stateAsRecord } from '../show/run-line.ts'
import { safeLine } from '../show/plain-text.ts'
import { command } from '../usage.ts'

export default command({
  name: 'status',
  takes: ['RUN'],
  summary: 'Says where a run stands: its status, phase and turn.',
  options: {
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'as one JSON object' },
  },
  async run({ values, words: [runId = ''] }) {
    const config = readConfig()
    const door = serverFor(values, config)
    const run =
      door === null
        ? await looking(config, async (store) => stateAsRecord(await stateHere(store, runId, config.dataDir)))
        : await openServerApi(door).run(runId)
    process.stdout.write(values.json === true ? `${JSON.stringify(run)}\n` : table(run))
    return 0
  },
})

const table = (run: RunOnServer): string =>
  [
    ['run', run.id],
    ...(run.kind === 'council' ? [] : [['kind', run.kind]]),
    ['meeting', safeLine(run.meetingId)],
    ['status', run.status.replaceAll('_', ' ')],
    ['phase', run.phase],
    ['turns', String(run.turn)],
    ['created', run.createdAt],
    // In one line, however long: it is to be typed.
    ...(run.status === 'waiting_for_human' ? [['answer', asTyped(`answer ${shellWord(run.id)}`)]] : []),
    ...(run.endedAt === null ? [] : [['ended', run.endedAt]]),
  ]
    .map(([name = '', value = '']) => `${name.padEnd(NAME)}  ${value}\n`)
    .join('')

const NAME = 'meeting'.length
