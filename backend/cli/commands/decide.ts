import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command } from '../usage.ts'

export default command({
  name: 'decide',
  takes: ['RUN'],
  summary: 'Calls the decision on the open agenda item of a run on a server.',
  teaches: `
It is taken after the turn under way. The gates still hold: what is missing is asked for first.
While the blind round is open nothing can be called.`,
  options: { ...SERVER_OPTIONS },
  run: ({ values, words: [runId = ''] }) => steer(values, runId, { type: 'call_decision' }),
})
