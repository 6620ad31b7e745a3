import { createHash } from 'node:crypto'

/**
 * Marks texts of others as material. The mark is made of the texts themselves, so that none of them can hold it: whoever
 * writes a block's end into a text would have to know the hash of that text.
 */
export function fence(texts: readonly string[]) {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text.length}:`).update(text)
  const mark = hash.digest('hex').slice(0, 10)
  return {
    mark,
    block(kind: string, attributes: Record<string, string | null | undefined>, text: string): string {
      const named = Object.entries(attributes)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => ` ${name}=${JSON.stringify(oneLine(value ?? ''))}`)
      return `<${kind}-${mark}${named.join('')}>\n${text}\n</${kind}-${mark}>`
    },
  }
}

/** A title or name of others, which must not look like a line of ours. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()
