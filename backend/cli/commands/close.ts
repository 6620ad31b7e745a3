import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command } from '../usage.ts'

export default command({
  name: 'close',
  takes: ['RUN'],
  summary: 'Closes the open agenda item of a run on a server after the turn under way.',
  teaches: `
An item that is to be decided and is not gets a decision of status deferred.`,
  options: { ...SERVER_OPTIONS },
  run: ({ values, words: [runId = ''] }) => steer(values, runId, { type: 'close_item' }),
})
