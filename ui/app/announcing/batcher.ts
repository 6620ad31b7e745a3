/** One thing to be read out; of many turns only the number and the last speaker are told. */
export type Line = { text: string; turnBy?: string }

/** Time as the batcher sees it; tests hold it in their hands. */
export type Clock = { now(): number; after(ms: number, work: () => void): () => void }

export type Batcher = {
  add(line: Line): void
  /** Somebody types: a voice would talk over their own. */
  typed(): void
  /** Letters are being composed, or no longer. */
  composing(isComposing: boolean): void
  close(): void
}

/** So long nothing new must come before what waits is said (SPEC section 14). */
const QUIET_MS = 1_000
/** But nothing waits longer than this for quiet. */
const MOST_MS = 5_000
/** One line in so long. */
const APART_MS = 5_000
/** So long the keys must rest. */
const REST_MS = 2_000
/** More turns than this are counted rather than told. */
const MOST_TURNS = 3

type Says = { clock: Clock; say: (text: string) => void; many: (turns: number, lastBy: string) => string }

/** Collects what is to be read out, and says it at a moment when it can be heard: one line at a time. */
export function createBatcher({ clock, say, many }: Says): Batcher {
  let waiting: Line[] = []
  let [firstAt, lastAt, saidAt, typedAt] = [0, 0, -APART_MS, -REST_MS]
  let isComposing = false
  let cancel = () => {}

  const due = (): number =>
    Math.max(Math.min(lastAt + QUIET_MS, firstAt + MOST_MS), saidAt + APART_MS, typedAt + REST_MS)

  function plan(): void {
    cancel()
    if (waiting.length === 0 || isComposing) return
    cancel = clock.after(Math.max(0, due() - clock.now()), flush)
  }

  function flush(): void {
    if (waiting.length === 0 || isComposing) return
    if (clock.now() < due()) return plan()
    saidAt = clock.now()
    const text = inOne(waiting, many)
    waiting = []
    say(text)
  }

  return {
    add(line) {
      lastAt = clock.now()
      if (waiting.length === 0) firstAt = lastAt
      waiting.push(line)
      plan()
    },
    typed() {
      typedAt = clock.now()
      plan()
    },
    composing(now) {
      isComposing = now
      typedAt = clock.now()
      plan()
    },
    close: () => cancel(),
  }
}

/** What waits, as one line: each thing a sentence. */
function inOne(lines: readonly Line[], many: Says['many']): string {
  const turns = lines.filter(({ turnBy }) => turnBy !== undefined)
  const last = turns.at(-1)
  const told =
    last?.turnBy === undefined || turns.length <= MOST_TURNS
      ? lines
      : lines.flatMap((line) => {
          if (line === last) return [{ text: many(turns.length, line.turnBy ?? '') }]
          return line.turnBy === undefined ? [line] : []
        })
  return told.map(({ text }, index) => (index < told.length - 1 ? sentence(text) : text)).join(' ')
}

const sentence = (text: string): string => (/[.!?…:]$/u.test(text) ? text : `${text}.`)
