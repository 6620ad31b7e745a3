import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { seatOf } from '../steer/seat-of.ts'
import { command } from '../usage.ts'

export default command({
  name: 'leave',
  takes: ['RUN', 'SEAT'],
  summary: 'Leaves a seat of a run on a server; whoever sat there before speaks again.',
  teaches: `
SEAT is an id such as expert_b, or the name that the transcript shows.`,
  options: { ...SERVER_OPTIONS },
  run: ({ values, words: [runId = '', seat = ''] }) =>
    steer(values, runId, async (api) => ({
      command: { type: 'leave_seat', seat: await seatOf(api, runId, seat) },
    })),
})
