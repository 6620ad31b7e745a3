import { Worker } from 'node:worker_threads'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { JOBS, type Jobs } from './jobs.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Told } from './thread.ts'

/**
 * Characters. A thread takes about a second to begin, for it loads the rules anew, and a text of this length is read in
 * 0.1 to 0.3 s; what is longer would hold up everybody else for as long as a thread takes.
 */
const SHORT = 20_000
/** More wait for nothing: the last of so many texts of a few seconds each would begin in a minute. */
const MOST_WAITING = 16
/** No minutes take as long; what does is made to. */
const MOST_MS = 60_000

/**
 * Megabytes. A text is read in one go and leaves little behind: a small nursery keeps five megabytes of minutes below
 * 300 MB, at half as much time again; a long life's room is there for what is kept.
 */
const FRUGAL = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 768 }

const queue = oneAtATime(MOST_WAITING)

/**
 * Does one job with a text of so many characters. A long one is read beside, one at a time, so that nobody else waits
 * for it and it cannot go on for ever. Throws `ReadingBusy` where too many wait already.
 */
export function reading<K extends keyof Jobs>(
  job: K,
  given: Jobs[K]['given'],
  length: number,
): Promise<Jobs[K]['done']> {
  if (length <= SHORT) return Promise.resolve().then(() => JOBS[job](given))
  // A model has been paid for what it found: that is not thrown away.
  return queue.add(() => inThread(job, given), { mustBeDone: job === 'record' })
}

function inThread<K extends keyof Jobs>(job: K, given: Jobs[K]['given']): Promise<Jobs[K]['done']> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { job, given },
      execArgv: [],
      resourceLimits: FRUGAL,
    })
    const timer = setTimeout(() => settle(() => reject(tooHard())), MOST_MS)
    const settle = (how: () => void) => {
      clearTimeout(timer)
      how()
      void thread.terminate()
    }
    thread.once('message', (told: Told<K>) =>
      settle(() => ('done' in told ? resolve(told.done) : reject(new TextInvalid(told.line, told.fault)))),
    )
    thread.once('error', (error) => settle(() => reject(error)))
    thread.once('exit', (code) => settle(() => reject(new Error(`The reader of a text ended with ${code}.`))))
  })
}

const tooHard = () =>
  new TextInvalid(null, `takes longer than ${MOST_MS / 1000} seconds to read: split it and import the parts.`)
