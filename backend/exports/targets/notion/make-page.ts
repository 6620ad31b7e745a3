import type { PageObjectResponse } from '@notionhq/client'
import { type Container, firstOf } from './containers.ts'
import { type Desk, needed, readPage, trashPage, wholePage } from './desk.ts'
import { findRows } from './find-rows.ts'
import { SETTLED_MS } from './note.ts'
import { plainText } from './rich-text.ts'
import { wordsFor } from './words.ts'

/** The page of a row, and what of its body is certainly there because it was made with it. */
export type Made = { page: PageObjectResponse; there: readonly Container[] }

/**
 * The page of a row that has none here yet: one that carries the key already, as after the loss of our database, or a
 * new stub. A stub is nobody's until our database says so, which it says of one only; Notion has nothing to tell two
 * equal pages apart by, nor a way to make one only once.
 */
export async function makePage(desk: Desk): Promise<Made> {
  return (await adopted(desk)) ?? (await newPage(desk))
}

async function adopted(desk: Desk): Promise<Made | null> {
  const { keyed } = await findRows(desk)
  for (const { id } of keyed) {
    // The query may not know yet that it lies in the trash.
    const page = await readPage(desk, id)
    if (page === null || page.in_trash) continue
    const stood = await desk.io.claim(page.id, page.url)
    return { page: stood.externalId === page.id ? page : await standing(desk, stood.externalId), there: [] }
  }
  return null
}

async function newPage(desk: Desk): Promise<Made> {
  const { io, memory, calls, source, row } = desk
  const there = firstOf(desk.containers)
  const { note } = memory
  const noted = { sweepAt: io.now() + SETTLED_MS, wasCut: note.wasCut || note.sweepAt !== null }
  const answer = await memory.write(noted, () =>
    calls.ask((client) =>
      client.pages.create({
        parent: { type: 'data_source_id', data_source_id: source.id },
        properties: {
          [needed(source.fields, 'title').id]: { title: plainText(wordsFor(row.language).stub) },
          [needed(source.fields, 'stub').id]: { rich_text: plainText(io.key) },
        },
        ...(there.length === 0 ? {} : { children: there.map(({ block }) => block) }),
      }),
    ),
  )
  const page = wholePage(answer)
  const stood = await io.claim(page.id, page.url)
  if (stood.externalId === page.id) return { page, there }
  await trashPage(desk, page.id)
  return { page: await standing(desk, stood.externalId), there: [] }
}

async function standing(desk: Desk, id: string): Promise<PageObjectResponse> {
  const page = await readPage(desk, id)
  if (page === null) throw new Error(`The page ${id}, which another attempt has just made, cannot be read.`)
  return page
}
