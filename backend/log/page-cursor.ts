/** A cursor that this program did not give out: the caller should start at the first page. */
export class CursorInvalid extends Error {
  constructor(cursor: string) {
    super(`The cursor "${cursor.slice(0, 80)}" is not one of this list: leave it out to get the first page.`)
    this.name = 'CursorInvalid'
  }
}

/** Lists are newest first; a cursor is the last entry shown, so entries made meanwhile neither hide nor repeat any. */
export type PageCursor = { createdAt: string; id: string }

export function encodeCursor({ createdAt, id }: PageCursor): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url')
}

export function decodeCursor(cursor: string): PageCursor {
  const [, createdAt, id] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (.+)$/su.exec(Buffer.from(cursor, 'base64url').toString()) ??
    []
  if (createdAt === undefined || id === undefined) throw new CursorInvalid(cursor)
  return { createdAt, id }
}

/** One page of `rows`, of which one more than `limit` was asked for to learn whether there is a next. */
export function toPage<Row>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => PageCursor,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null }
}
