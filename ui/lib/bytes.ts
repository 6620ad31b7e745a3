/** A size as people say it. */
export function bytesOf(size: number): string {
  if (size < 1024) return `${size} B`
  const [unit, per] = size < 1024 * 1024 ? ['KB', 1024] : ['MB', 1024 * 1024]
  const n = size / per
  return `${n < 10 ? n.toFixed(1) : Math.round(n)} ${unit}`
}
