/** A stretch of text that is set apart; offsets and lengths count UTF-16 units, as Telegram's do. */
export type Entity = { type: string; offset: number; length: number; url?: string; language?: string }
export type Formatted = { text: string; entities: Entity[] }

/** Telegram refuses a text that it cannot read; the description is what the bot is told. */
export class CannotParse extends Error {}

/** How a text is cut: Telegram counts the bytes of UTF-8 when it tells where a fault is. */
export const byteOffset = (text: string, index: number) => Buffer.byteLength(text.slice(0, index))

/** White space at either end is dropped, and the entities move with the text. */
export function trimmed({ text, entities }: Formatted): Formatted {
  const lead = text.length - text.trimStart().length
  const clean = text.trim()
  return {
    text: clean,
    entities: entities.flatMap((entity) => {
      const from = Math.max(entity.offset - lead, 0)
      const to = Math.min(entity.offset - lead + entity.length, clean.length)
      return to > from ? [{ ...entity, offset: from, length: to - from }] : []
    }),
  }
}

/** Outer entities come first, as in Telegram's answers. */
export const inOrder = (entities: Entity[]) =>
  entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
