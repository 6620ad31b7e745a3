import type { Stand } from './kind.ts'
import type { Worker } from './worker.ts'

/** Looks at which nothing had moved. */
const LOOKS = 5
/** Something outside of all that is counted is waited for: time goes on nevertheless. */
const LONGEST_MS = 400
/** Rounds after which all that needs no waiting has happened: what goes on then waits for the kernel, or for a timer. */
const SOON = 50

/** Settles when everybody waits for time to pass. */
export async function untilStill(workers: readonly Worker[], stand: Stand): Promise<void> {
  const began = performance.now()
  for (let [looks, seen, waited] = [0, '', 0]; looks < LOOKS;) {
    await turn(waited)
    const { asked, waiting, open } = atTheService(stand)
    const putting = workers.reduce((sum, { life }) => sum + life.putting - life.pacing, 0)
    const isBusy = open > 0 || putting > waiting || workers.some(({ life }) => life.inCall > 0)
    const sight = `${asked} ${workers.map(({ life }) => life.crossed).join(' ')}`
    waited = isBusy ? waited + 1 : 0
    looks = isBusy || sight !== seen ? 0 : looks + 1
    seen = sight
    if (performance.now() - began > LONGEST_MS) return
  }
}

/** Others have their turn. Who waits long leaves the processor to whoever is waited for. */
const turn = (waited: number): Promise<void> =>
  new Promise((resolve) => (waited < SOON ? setImmediate(resolve) : setTimeout(resolve, 1)))

/** Requests that came, those that wait for the clock, and those that are being answered. */
function atTheService({ control, underWay }: Stand) {
  if (control === null) {
    const { asked, hanging } = underWay?.() ?? { asked: 0, hanging: 0 }
    return { asked, waiting: hanging, open: 0 }
  }
  const journal = control.journal()
  const unanswered = journal.filter(({ answered }) => answered === 'no')
  const waiting = unanswered.filter(
    ({ fault }) => fault?.kind === 'delay' || fault?.kind === 'slowBody',
  ).length
  const hanging = unanswered.filter(({ fault }) => fault?.kind === 'hang').length
  return { asked: journal.length, waiting, open: unanswered.length - waiting - hanging }
}
