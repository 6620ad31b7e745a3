import { readConfig } from '../../config.ts'
import { asTyped } from '../as-typed.ts'
import { openServerApi } from '../remote/api.ts'
import type { RunOnServer } from '../remote/shapes.ts'
import { looking, SERVER_OPTIONS, serverFor } from '../remote/where.ts'
import { table } from '../show/table.ts'
import { command, wholeNumber } from '../usage.ts'

export default command({
  name: 'runs',
  takes: [],
  summary: 'Lists runs, newest first.',
  options: {
    ...SERVER_OPTIONS,
    limit: { type: 'string', value: 'N', help: 'how many (20)' },
    json: { type: 'boolean', help: 'one JSON object a line' },
  },
  async run({ values }) {
    const config = readConfig()
    const limit = wholeNumber('--limit', values.limit, 1, 100) ?? 20
    const door = serverFor(values, config)
    const runs = door === null ? await runsHere(config, limit) : await openServerApi(door).runs(limit)
    if (values.json === true) process.stdout.write(runs.map((run) => `${JSON.stringify(run)}\n`).join(''))
    else if (runs.length === 0)
      process.stdout.write(`No runs yet. Hold a council with ${asTyped('run FILE')}\n`)
    else process.stdout.write(table(['RUN', 'STATUS', 'PHASE', 'CREATED', 'MEETING'], runs.map(row)))
    return 0
  },
})

const row = (run: Omit<RunOnServer, 'turn'>): string[] => [
  run.id,
  run.kind === 'import' ? 'imported' : run.status.replaceAll('_', ' '),
  run.phase,
  run.createdAt.slice(0, 19).replace('T', ' '),
  run.meetingId,
]

const runsHere = (
  config: ReturnType<typeof readConfig>,
  limit: number,
): Promise<Omit<RunOnServer, 'turn'>[]> =>
  looking(config, async ({ log }) => {
    const { items } = await log.runs({ workspaceId: 'main', limit })
    return items.map(({ runId: id, kind, meetingId, status, phase, createdAt, endedAt }) => ({
      id,
      kind,
      meetingId,
      status,
      phase,
      createdAt,
      endedAt,
    }))
  })
