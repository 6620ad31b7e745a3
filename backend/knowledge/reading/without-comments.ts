/**
 * Takes the comments out of the lines of a Markdown text, line by line: no page shows them. One that begins a line may go
 * on for many; one within a line is taken out where it ends in it, and else stands as it is, as a page would show it.
 */
export function withoutComments(): (line: string) => string {
  let inside = false
  let fence: string | null = null
  return (line) => {
    if (inside) return afterComment(line)
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
    if (mark !== undefined) fence = fenceAfter(fence, mark)
    if (fence !== null) return line
    if (!line.includes('<!--')) return line
    if (!/^ {0,3}<!--/u.test(line) || line.includes('-->'))
      return line.replaceAll(IN_LINE, (whole) => keepCode(whole))
    inside = true
    return endOf(line)
  }

  function afterComment(line: string): string {
    const end = line.indexOf('-->')
    if (end < 0) return endOf(line)
    inside = false
    return line.slice(end + 3)
  }
}

/** Code between back-ticks is shown, whatever it holds. */
const IN_LINE = /`[^`\n]{0,2000}`|<!--.{0,20000}?-->/gu
const keepCode = (found: string): string => (found.startsWith('`') ? found : '')

const endOf = (line: string): string => /\r?\n$/.exec(line)?.[0] ?? ''

function fenceAfter(open: string | null, mark: string): string | null {
  if (open === null) return mark
  return mark.startsWith(open) ? null : open
}
