const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost'])

/** This machine, however it is called. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host)

/** This machine, a private network, or a name without dots as containers have it. */
export function isNearby(host: string): boolean {
  if (isLoopback(host) || !/[.:]/.test(host)) return true
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cd])|\.(?:local|internal|localhost)$/.test(
    host,
  )
}
