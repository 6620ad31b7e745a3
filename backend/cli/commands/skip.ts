import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command } from '../usage.ts'

export default command({
  name: 'skip',
  takes: ['RUN'],
  summary: 'Ends the turn under way in a run on a server; nothing of it is kept.',
  teaches: `
To cut a turn and keep its words, use xio pause.`,
  options: { ...SERVER_OPTIONS },
  run: ({ values, words: [runId = ''] }) => steer(values, runId, { type: 'skip_turn' }),
})
