import { ReadingBusy } from '../../minutes/formats/reading-busy.ts'

type Job<Done> = () => Promise<Done>

/** Does jobs one after the other, in the order in which they came; the queue holds `most` that have not begun. */
export function oneAtATime(most: number) {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    /** Throws `ReadingBusy` where the queue is full and the job is not one that `mustBeDone`. */
    async add<Done>(job: Job<Done>, { mustBeDone = false } = {}): Promise<Done> {
      if (waiting >= most && !mustBeDone) throw new ReadingBusy()
      waiting += 1
      const done = last.then(() => {
        waiting -= 1
        return job()
      })
      last = done.catch(() => undefined)
      return done
    },
  }
}
