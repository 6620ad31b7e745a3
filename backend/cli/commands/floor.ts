import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { seatOf } from '../steer/seat-of.ts'
import { command } from '../usage.ts'

export default command({
  name: 'floor',
  takes: ['RUN', 'SEAT'],
  summary: 'Gives a seat of a run on a server the floor: it speaks next, once.',
  teaches: `
SEAT is an id such as expert_b, or the name that the transcript shows. Then the policy goes on where it was.

Example
  xio floor 20260105-090000-k3x9q2m7 expert_b`,
  options: { ...SERVER_OPTIONS },
  run: ({ values, words: [runId = '', seat = ''] }) =>
    steer(values, runId, async (api) => ({
      command: { type: 'give_floor', seat: await seatOf(api, runId, seat) },
    })),
})
