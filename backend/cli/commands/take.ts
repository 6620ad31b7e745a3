import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { seatOf } from '../steer/seat-of.ts'
import { command } from '../usage.ts'

export default command({
  name: 'take',
  takes: ['RUN', 'SEAT'],
  summary: 'Takes a seat of a run on a server: from now on you speak there.',
  teaches: `
SEAT is an id such as expert_b, or the name that the transcript shows. When the seat has the floor the run asks
you; answer with xio answer RUN, in xio follow RUN or in the panel. xio leave gives the seat back.`,
  options: { ...SERVER_OPTIONS },
  run: ({ values, words: [runId = '', seat = ''] }) =>
    steer(values, runId, async (api) => ({
      command: { type: 'take_seat', seat: await seatOf(api, runId, seat) },
    })),
})
