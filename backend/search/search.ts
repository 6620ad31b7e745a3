import { parseStored } from '../log/fold-stored.ts'
import { CursorInvalid } from '../log/page-cursor.ts'
import type { RunLog } from '../ports/run-log.ts'
import type { FoundPassage, Search, SearchHit, SearchIndex, WantedPart } from '../ports/search.ts'
import { excerptOf } from './excerpt.ts'
import { passagesOf } from './passages.ts'
import { wantedIn } from './wanted.ts'

type Deps = { log: Pick<RunLog, 'read'>; index: Pick<SearchIndex, 'find'> }

/** Search over all councils: the index says where, the logs say what. */
export function searching({ log, index }: Deps): Search {
  return {
    async find({ q, cursor, limit, ...asked }) {
      const parts = wantedIn(q)
      if (parts.length === 0) return null
      const offset = cursor === undefined ? 0 : offsetOf(cursor)
      const found = await index.find({ ...asked, parts, limit: limit + 1, offset })
      const hits = await Promise.all(found.slice(0, limit).map((one) => hitOf(log, one, parts)))
      return {
        items: hits.filter((hit) => hit !== null),
        nextCursor: found.length > limit ? cursorOf(offset + limit) : null,
      }
    },
  }
}

async function hitOf(
  log: Pick<RunLog, 'read'>,
  { place, ...about }: FoundPassage,
  parts: readonly WantedPart[],
): Promise<SearchHit | null> {
  const [stored] = await log.read(about.runId, about.seq - 1, 1)
  const event = stored === undefined ? null : parseStored(stored.bytes)
  const passage = event === null ? undefined : passagesOf(event)[place]
  // Made in another form, and not yet read anew.
  if (event === null || passage?.kind !== about.kind) return null
  const { name, messageId, artifact, text } = passage
  return { ...about, at: event.at, messageId, artifact, name, ...excerptOf(text, parts) }
}

// The best come first, whatever is added meanwhile: a place in that order is all there is to name.
const cursorOf = (offset: number): string => Buffer.from(`found ${offset}`).toString('base64url')

function offsetOf(cursor: string): number {
  const offset = /^found (\d{1,7})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (offset === undefined) throw new CursorInvalid(cursor)
  return Number(offset)
}
