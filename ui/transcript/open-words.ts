/** A stretch of the words under way. */
export type OpenPart = { text: string; isStrong: boolean }

/**
 * The block that is being written, with the marks that its reader should not see yet taken for what they will be: a
 * settled message is read as Markdown, this is only looked at.
 */
export function openParts(block: string): OpenPart[] {
  if (/^ {0,3}(?:`{3}|~{3}|\|)/.test(block)) return [{ text: block, isStrong: false }]
  const lines = block.replaceAll(/^( {0,12})[-*+] /gm, '$1• ').replaceAll(/^#{1,6} /gm, '')
  // Half of a mark may have come.
  const whole = lines.endsWith('*') && !lines.endsWith('**') ? lines.slice(0, -1) : lines
  return whole
    .split('**')
    .map((text, at) => ({ text, isStrong: at % 2 === 1 }))
    .filter(({ text }) => text !== '')
}
