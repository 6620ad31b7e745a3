/** Nobody reads a page of fields longer than this between two inputs; whoever does is away. */
const MOST_BETWEEN_MS = 5 * 60_000

/** How long a draft was worked on: from input to input, as far as the page was in view. */
export function createWorkClock(before: number, now: () => number) {
  let counted = before
  /** Null: nothing was put in yet, or the page is out of view. */
  let since: number | null = null
  let hasBegun = false
  const ms = () => counted + (since === null ? 0 : Math.min(now() - since, MOST_BETWEEN_MS))
  const turn = (next: number | null) => {
    counted = ms()
    since = next
  }
  return {
    ms,
    /** Something was put in. */
    touch(): void {
      hasBegun = true
      turn(now())
    },
    /** The page went out of view, or came back. */
    show(isInView: boolean): void {
      if (hasBegun) turn(isInView ? now() : null)
    },
    /** Another tab has worked on it. */
    restart(ofOther: number): void {
      counted = ofOther
      since = null
    },
  }
}
