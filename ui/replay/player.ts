import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Envelope } from '../../schemas/generated/types.ts'
import type { Opening } from '../lib/read-transcript.ts'
import { applyEvents, createRunStore, seqOf, takePast, type RunStore } from '../run/run-store.ts'
import { waitBefore, type Speed } from './pace.ts'

/** Where the recording comes from: it is only read. */
export type Recording = {
  /** The run as it was at a seq. */
  opening(seq: number): Promise<Opening>
  /** Events after a seq, a page of them; none at the end. */
  events(after: number): Promise<Envelope[]>
}
/** `after` answers how to take it back. */
export type PlayerClock = { now(): number; after(ms: number, work: () => void): () => void }

/** Where the player is: what it shows of the run stands in `run`. */
export type Playing = {
  state: 'loading' | 'here' | 'failed'
  isPlaying: boolean
  speed: Speed
  /** The time of the recording, in ms since 1970; it flows between two events. */
  now: number
  /** Nothing comes after this. */
  isAtEnd: boolean
}
export type Player = ReturnType<typeof createPlayer>

/** How often the time moves on between two events. */
const TICK_MS = 250
/** Where so few events are left at hand, more are read. */
const FEW = 100
/** At `max` so many events go by before somebody may look or press. */
const AT_ONCE = 500

type Given = {
  recording: Recording
  clock: PlayerClock
  speed?: Speed
  /** Silences longer than this many ms are passed over in a moment; `Infinity`: none. */
  longest?: number
}

/**
 * Plays what is recorded of a run into a run store: from any seq, at any speed. It folds with the code of the room, and
 * nothing but its recording can be reached from here.
 */
export function createPlayer({ recording, clock, speed = 1, longest = Infinity }: Given) {
  const run: RunStore = createRunStore()
  const playing: StoreApi<Playing> = createStore<Playing>(() => ({
    state: 'loading',
    isPlaying: false,
    speed,
    now: 0,
    isAtEnd: false,
  }))
  let silence = longest
  /** Events behind the position, in order. */
  let ahead: Envelope[] = []
  /** What was asked for before this is not waited for any more. */
  let journey = 0
  let underway: Promise<void> | null = null
  /** Nothing stood behind what is at hand when more was asked for. */
  let isReadToEnd = false
  let cancel = (): void => undefined
  /** When the event that stands next is due, on the clock of the page, and when the wait for it began. */
  let due: { at: number; since: number; from: number } | null = null

  const set = (part: Partial<Playing>): void => playing.setState(part)
  const timeOf = ({ at }: Envelope): number => Date.parse(at)

  /** Reads on; settles when there is more at hand, or when it is known that there is not. */
  function readOn(): Promise<void> {
    const mine = journey
    const after = ahead.at(-1)?.seq ?? seqOf(run.getState())
    underway ??= recording
      .events(after)
      .then((events) => {
        if (mine !== journey) return
        const more = events.filter(({ seq }) => seq > after)
        isReadToEnd = more.length === 0
        ahead = [...ahead, ...more]
        if (ahead.length === 0) set({ isAtEnd: true, isPlaying: false })
      })
      .catch(() => {
        if (mine === journey) set({ isPlaying: false, state: 'failed' })
      })
      .finally(() => {
        if (mine === journey) underway = null
      })
    return underway
  }

  function take(count: number): void {
    const events = ahead.slice(0, count)
    ahead = ahead.slice(count)
    const last = events.at(-1)
    if (last === undefined) return
    applyEvents(run, events)
    set({ now: timeOf(last), state: 'here' })
    due = null
  }

  async function go(): Promise<void> {
    const mine = journey
    if (ahead.length === 0) await readOn()
    else if (ahead.length < FEW && !isReadToEnd) void readOn()
    if (mine === journey && playing.getState().isPlaying) turn()
  }

  /** Shows what is due, and comes again when more is. */
  function turn(): void {
    const { speed: pace, now } = playing.getState()
    if (pace === 'max') {
      take(AT_ONCE)
      cancel = clock.after(0, () => void go())
      return
    }
    const [next] = ahead
    if (next === undefined) return
    const real = clock.now()
    due ??= {
      at: real + waitBefore(next, { pace, now, silence, last: run.getState() }),
      since: real,
      from: now,
    }
    if (real >= due.at) {
      // What was recorded at one moment belongs together.
      const together = ahead.findIndex((event) => event.at !== next.at)
      take(together < 0 ? ahead.length : together)
      cancel = clock.after(0, () => void go())
      return
    }
    const share = (real - due.since) / (due.at - due.since)
    set({ now: due.from + (timeOf(next) - due.from) * share })
    cancel = clock.after(Math.min(TICK_MS, due.at - real), () => void go())
  }

  function stop(): void {
    cancel()
    cancel = () => undefined
    due = null
  }

  function pause(): void {
    stop()
    set({ isPlaying: false })
  }

  function play(): void {
    const { isPlaying, isAtEnd } = playing.getState()
    if (isPlaying || isAtEnd) return
    set({ isPlaying: true })
    void go()
  }

  /** Looks at the run as it was at a seq; it plays on from there if it played. */
  async function seek(seq: number): Promise<void> {
    stop()
    const mine = ++journey
    ahead = []
    isReadToEnd = false
    underway = null
    try {
      const opening = await recording.opening(seq)
      if (mine !== journey) return
      takePast(run, opening)
      set({ state: 'here', now: opening.reading.state.lastAt, isAtEnd: false })
    } catch {
      if (mine === journey) set({ state: 'failed', isPlaying: false })
      return
    }
    if (playing.getState().isPlaying) await go()
  }

  return {
    run,
    playing,
    play,
    pause,
    seek,
    /** One event on. */
    async next(): Promise<void> {
      stop()
      const mine = journey
      if (ahead.length === 0) await readOn()
      if (mine !== journey) return
      take(1)
      if (playing.getState().isPlaying) await go()
    },
    setSpeed(to: Speed): void {
      stop()
      set({ speed: to })
      if (playing.getState().isPlaying) void go()
    },
    /** From now on silences longer than this are passed over. */
    passOver(ms: number): void {
      silence = ms
    },
    /** What was recorded meanwhile can be played. */
    goesOn(): void {
      if (playing.getState().isAtEnd) set({ isAtEnd: false })
    },
  }
}
