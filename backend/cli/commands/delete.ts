import { GOES_ON, mayBeDeleted } from '../../council/deletable.ts'
import { noRunHere, refuseDeleted } from '../files/run-here.ts'
import { hereOrThere } from '../remote/here-or-there.ts'
import { request } from '../remote/request.ts'
import { fieldsOf } from '../remote/shapes.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'delete',
  takes: ['RUN'],
  summary: 'Hides a run everywhere; only its log brings it back.',
  teaches: `
A run that goes on is paused or stopped first. Its log stays in the data directory: its forks share it, and what it cost
stays spent. What was exported stays where it is. Whoever has its run.jsonl can show it again with xio import-log. To
have it out of the way only, put it away with xio archive.

Example
  xio delete 20260105-090000-k3x9q2m7 --yes`,
  options: {
    ...SERVER_OPTIONS,
    yes: { type: 'boolean', help: 'I mean it: without it nothing is deleted' },
    json: { type: 'boolean', help: 'one JSON object: {"runId","adopted"}' },
  },
  async run({ values, words: [runId = ''] }) {
    if (values.yes !== true)
      throw new UsageFault(
        `This hides ${runId} everywhere, and only its run.jsonl brings it back. If you mean it, say --yes as well.`,
      )
    const adopted = await hereOrThere(values, {
      async here({ councils, store, clock }, { dataDir }) {
        await refuseDeleted(store.archive, runId)
        const state = await councils.state(runId)
        if (state === null) throw noRunHere(runId, dataDir)
        if (!mayBeDeleted(state)) throw new UsageFault(GOES_ON)
        const stood = await store.meetings.adopted(state.workspaceId, [runId])
        await store.archive.remove(runId, clock.now())
        return stood.has(runId)
      },
      there: async (door) =>
        fieldsOf(await request(door, 'DELETE', `/runs/${encodeURIComponent(runId)}`)).adopted === true,
    })
    const stood = adopted
      ? ' It stood for its meeting: no run does now. What was exported stays where it is.'
      : ''
    process.stdout.write(
      values.json === true ? `${JSON.stringify({ runId, adopted })}\n` : `Run ${runId} is deleted.${stood}\n`,
    )
    return 0
  },
})
