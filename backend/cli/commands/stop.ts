import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command } from '../usage.ts'

export default command({
  name: 'stop',
  takes: ['RUN'],
  summary: 'Ends a run on a server for good. Its decision log and tasks are made of what was said so far.',
  teaches: `
A stopped run cannot go on; xio pause can be taken back.`,
  options: {
    ...SERVER_OPTIONS,
    reason: { type: 'string', value: 'TEXT', help: 'why, for whoever reads the run later' },
  },
  run: ({ values, words: [runId = ''] }) =>
    steer(values, runId, { type: 'stop', ...(values.reason === undefined ? {} : { reason: values.reason }) }),
})
