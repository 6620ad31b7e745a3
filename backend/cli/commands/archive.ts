import { noRunHere, refuseDeleted } from '../files/run-here.ts'
import { hereOrThere } from '../remote/here-or-there.ts'
import { request } from '../remote/request.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command } from '../usage.ts'

export default command({
  name: 'archive',
  takes: ['RUN'],
  summary: 'Puts a run away: lists no longer show it. Nothing else changes, and it is found by its words.',
  options: {
    ...SERVER_OPTIONS,
    undo: { type: 'boolean', help: 'takes it out again' },
    json: { type: 'boolean', help: 'one JSON object: {"runId","archived"}' },
  },
  async run({ values, words: [runId = ''] }) {
    const archived = values.undo !== true
    await hereOrThere(values, {
      async here({ councils, store, clock }, { dataDir }) {
        await refuseDeleted(store.archive, runId)
        if ((await councils.state(runId)) === null) throw noRunHere(runId, dataDir)
        await store.archive.put(runId, archived ? clock.now() : null)
      },
      async there(door) {
        const path = `/runs/${encodeURIComponent(runId)}/${archived ? 'archive' : 'unarchive'}`
        await request(door, 'POST', path)
      },
    })
    const told = archived ? `Run ${runId} is put away.` : `Run ${runId} is listed again.`
    process.stdout.write(values.json === true ? `${JSON.stringify({ runId, archived })}\n` : `${told}\n`)
    return 0
  },
})
