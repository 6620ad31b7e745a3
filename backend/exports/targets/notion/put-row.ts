import type { PageObjectResponse } from '@notionhq/client'
import type { ExportOutcome } from '../../../ports/export-target.ts'
import { ExportFault } from '../../export-fault.ts'
import { writeBody } from './body.ts'
import { troubleOf } from './calls.ts'
import { type Desk, readPage } from './desk.ts'
import { makePage, type Made } from './make-page.ts'
import { SETTLED_MS } from './note.ts'
import { isAtHome, publish } from './publish.ts'
import { findSource } from './sources.ts'
import { sweep } from './sweep.ts'

/** Brings a row to Notion: the page is found or made, its fields and then its body are written, leftovers are cleared away. */
export async function putRow(desk: Desk): Promise<ExportOutcome> {
  const { io, memory } = desk
  if (io.externalId !== null && isOnlySwept(desk)) {
    await sweep(desk, io.externalId)
    return outcome(desk, { id: io.externalId, url: io.url })
  }
  const { page, there } = await pageOf(desk)
  const written = await write(desk, page, there)
  if (memory.note.sweepAt !== null && io.now() >= memory.note.sweepAt) await sweep(desk, page.id)
  await memory.settle({})
  return outcome(desk, { id: written.id, url: written.url }, isAtHome(desk, written) ? null : MOVED)
}

async function write(
  desk: Desk,
  page: PageObjectResponse,
  there: Made['there'],
): Promise<PageObjectResponse> {
  const { containers, memory } = desk
  try {
    const written = await publish(desk, page)
    const isWhole = containers.length > 0 && there.length === containers.length
    if (!isWhole || memory.note.appendAt !== null) await writeBody(desk, page.id)
    return written
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble !== 'archived' && trouble !== 'missing') throw error
    // It was there a moment ago: the next look tells who took away what.
    throw new ExportFault(
      'later',
      'The page was taken away in Notion while it was written. It is looked at again.',
    )
  }
}

const MOVED =
  'The page was moved out of its database in Notion, so only what it has there is kept up to date. Move it back for the rest.'

/** All of it stood there when it was last looked at, and nothing can have come since. */
function isOnlySwept({ io, of, memory: { note } }: Desk): boolean {
  // Where a task hangs may have been made anew meanwhile.
  const isSweep = of === null && note.sweepAt !== null && io.now() >= note.sweepAt
  return (
    isSweep && io.doneHash === io.hash && note.published === io.hash && note.doubtAt === null && !io.insisted
  )
}

async function pageOf(desk: Desk): Promise<Made> {
  const { io, memory } = desk
  if (io.externalId === null) return makePage(desk)
  const page = await readPage(desk, io.externalId)
  if (page !== null && !page.in_trash) return { page, there: [] }
  // With its database gone the page is not what somebody removed: this throws and says so.
  await findSource(desk.calls, desk.source.id)
  if (!io.insisted) throw new ExportFault('removed', page === null ? GONE : TRASHED)
  await io.disown()
  memory.forget()
  return makePage(desk)
}

const TRASHED =
  'Somebody moved the page to the trash in Notion, so it is left alone. Restore it there, or try again here to have it made anew.'
const GONE =
  'The page is gone from Notion, or was moved to where the connection may not see it, so it is left alone. Try again to have it made anew.'

function outcome(
  { memory: { note } }: Desk,
  page: Pick<PageObjectResponse, 'id'> & { url: string | null },
  also: string | null = null,
): ExportOutcome {
  const times = [note.doubtAt === null ? null : note.doubtAt + SETTLED_MS, note.sweepAt]
  const next = times.filter((at) => at !== null)
  const said = [note.said, also].filter((one) => one !== null).join(' ')
  return {
    status: 'succeeded',
    externalId: page.id,
    ...(page.url === null ? {} : { url: page.url }),
    ...(said === '' ? {} : { note: said }),
    ...(next.length === 0 ? {} : { followUpAt: Math.min(...next) }),
  }
}
