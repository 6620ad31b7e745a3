/**
 * Where the block begins that is still being written. What stands before it is finished; a fence that is open holds
 * its empty lines.
 */
export function openBlockAt(text: string): number {
  let [open, at] = [0, 0]
  let fence: string | null = null
  while (at < text.length) {
    const end = text.indexOf('\n', at)
    if (end < 0) break
    const line = text.slice(at, end)
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== null) {
      const isEnd = mark !== undefined && mark[0] === fence[0] && mark.length >= fence.length
      if (isEnd && line.trim() === mark) fence = null
    } else if (mark !== undefined) fence = mark
    else if (line.trim() === '') open = end + 1
    at = end + 1
  }
  return open
}
