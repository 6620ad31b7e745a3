/** A part of a text as it changed: kept, added or removed. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** What changed from one text to the next, word by word. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [old, now] = [before, after].map((text) => text.match(/\s+|[^\s]+/g) ?? [])
  if (old === undefined || now === undefined) return []
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end))
  const parts: DiffPart[] = [
    ...now.slice(0, start).map((text): DiffPart => ({ kind: 'same', text })),
    ...middle,
    ...now.slice(now.length - end).map((text): DiffPart => ({ kind: 'same', text })),
  ]
  return joined(parts)
}

/** More words than this are told as all removed and all added: the table grows with the square. */
const MOST = 4000

/** By the longest run of words that both have in common. */
function between(old: readonly string[], now: readonly string[]): DiffPart[] {
  const removed = (text: string): DiffPart => ({ kind: 'removed', text })
  const added = (text: string): DiffPart => ({ kind: 'added', text })
  if (old.length > MOST || now.length > MOST) return [...old.map(removed), ...now.map(added)]
  const width = now.length + 1
  const common = new Uint16Array((old.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]]
    if (was !== undefined && was === is) {
      parts.push({ kind: 'same', text: was })
      i++
      j++
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push(removed(was))
      i++
    } else if (is !== undefined) {
      parts.push(added(is))
      j++
    }
  }
  return parts
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const found: DiffPart[] = []
  for (const { kind, text } of parts) {
    const last = found.at(-1)
    if (last?.kind === kind) last.text += text
    else found.push({ kind, text })
  }
  return found
}
