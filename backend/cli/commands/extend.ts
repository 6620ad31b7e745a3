import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { inWords, secondsOf } from '../show/words-of-time.ts'
import { timeboxOf } from '../steer/timebox-of.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'extend',
  takes: ['RUN', '[TIMEBOX]', 'TIME'],
  summary: 'Gives a timebox of a run on a server more time.',
  teaches: `
TIME is such as 90s, 2m or 1h30m. TIMEBOX is an id such as b2, or item, phase or run; without it the open agenda
item gets the time, else the phase, else the run.

Examples
  xio extend 20260105-090000-k3x9q2m7 2m
  xio extend 20260105-090000-k3x9q2m7 run 10m`,
  options: { ...SERVER_OPTIONS },
  async run({ values, words: [runId = '', ...words] }) {
    const [typed, time = ''] = words.length === 2 ? words : [undefined, words[0]]
    const seconds = secondsOf(time)
    if (seconds === null || seconds < 1) throw new UsageFault(`“${time}” is no time: write 90s, 2m or 1h30m.`)
    return steer(values, runId, async (api) => {
      const { timeboxId, scope } = await timeboxOf(api, runId, typed)
      return {
        command: { type: 'extend_timebox', timeboxId, seconds },
        says: `${timeboxId} (${scope}) has ${inWords(seconds * 1000)} more`,
      }
    })
  },
})
