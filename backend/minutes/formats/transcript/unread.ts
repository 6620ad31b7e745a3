import { FENCE } from './line-forms.ts'

/** What the reader is within that is no text of the meeting. */
export type Unread = { fence: string | null; comment: boolean }

/** Code, which nobody says. */
export function withinFence(reader: Unread, raw: string): boolean {
  const mark = FENCE.exec(raw)?.[1]
  if (reader.fence === null) {
    // Three signs around words of the same line are code within the line.
    if (mark === undefined || raw.trim().slice(mark.length).includes('```')) return false
    reader.fence = mark
    return true
  }
  if (mark !== undefined && mark.startsWith(reader.fence) && /^[\s`~]*$/.test(raw)) reader.fence = null
  return true
}

/** A comment over several lines is nobody's word; one within a line is dropped with the marks of that line. */
export function withinComment(reader: Unread, raw: string): boolean {
  if (reader.comment) {
    reader.comment = !raw.includes('-->')
    return true
  }
  if (!/^\s{0,20}<!--/.test(raw)) return false
  if (!raw.includes('-->')) reader.comment = true
  return reader.comment || /-->\s*$/.test(raw)
}
