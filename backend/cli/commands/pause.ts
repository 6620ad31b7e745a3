import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { command } from '../usage.ts'

export default command({
  name: 'pause',
  takes: ['RUN'],
  summary: 'Pauses a run on a server: whoever speaks is cut off, and their words so far are kept.',
  teaches: `
While a run is paused its clocks stand still. What is said to it or asked of it waits; before the first agenda
item is open, the panel’s requests for risks, alternatives or a decision are refused instead. Go on with
xio resume RUN, or in the panel.`,
  options: {
    ...SERVER_OPTIONS,
    'after-turn': { type: 'boolean', help: 'let whoever speaks finish first' },
  },
  run: ({ values, words: [runId = ''] }) =>
    steer(values, runId, { type: 'pause', when: values['after-turn'] === true ? 'after_turn' : 'now' }),
})
