import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command } from '../usage.ts'

export default command({
  name: 'park',
  takes: ['RUN'],
  summary: 'Puts the open agenda item of a run on a server aside and goes on with the next.',
  teaches: `
To end an item for good, use xio close.`,
  options: { ...SERVER_OPTIONS },
  run: ({ values, words: [runId = ''] }) => steer(values, runId, { type: 'park_item' }),
})
