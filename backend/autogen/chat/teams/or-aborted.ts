/** What `work` comes to, or the signal's reason as soon as it is aborted: `work` may then go on for ever, unheard. */
export async function orAborted<T>(work: Promise<T> | T, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const cut = () => reject(signal.reason)
  signal.addEventListener('abort', cut, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', cut)
  }
}
