const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The first interruption is handled, the second ends the program at once, with a last word. Returns how to stop listening. */
export function onInterrupt(handle: () => void, lastWord: () => void): () => void {
  let asked = false
  const hear = () => {
    if (asked) {
      lastWord()
      process.exit(130)
    }
    asked = true
    handle()
  }
  for (const signal of SIGNALS) process.on(signal, hear)
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear)
  }
}
