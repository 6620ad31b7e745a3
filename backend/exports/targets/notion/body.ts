import { type BlockObjectResponse, isFullBlock } from '@notionhq/client'
import { ExportFault } from '../../export-fault.ts'
import { allOf, type Calls, troubleOf } from './calls.ts'
import { type Container, type Marker, readMarker } from './containers.ts'
import type { Desk } from './desk.ts'
import { SETTLED_MS } from './note.ts'

/** A container of ours on the page. */
type There = Marker & { id: string; block: BlockObjectResponse }

/**
 * Brings the body to what is wanted: containers that are missing are put in, and only then those that are too many are
 * taken away. A container that people have changed stays; nothing else on the page is touched.
 */
export async function writeBody(desk: Desk, page: string): Promise<void> {
  const { containers, memory } = desk
  const there = await listOwn(desk, page)
  const missing = containers.filter((one) => !there.some((other) => isSame(one, other)))
  if (missing.length > 0) waitForLate(desk)
  for (const container of missing) await append(desk, page, container, there)
  await memory.keep({ appendAt: null })
  const wanted = new Map<string, There>()
  for (const one of there)
    if (containers.some((other) => isSame(one, other)))
      wanted.set(one.section, wanted.get(one.section) ?? one)
  for (const one of there) if (wanted.get(one.section) !== one) await takeAway(desk, one)
}

const isSame = (a: Marker, b: Marker): boolean => a.section === b.section && a.hash === b.hash

/** A container whose append was not answered may come still, and would be there twice. */
function waitForLate({ io, memory }: Desk): void {
  const { appendAt } = memory.note
  if (appendAt === null || io.now() >= appendAt + SETTLED_MS) return
  throw new ExportFault(
    'limited',
    'A part of the page may still be on its way to Notion; it is waited for.',
    {
      retryAfterMs: appendAt + SETTLED_MS - io.now(),
      scope: `page:${io.key}`,
    },
  )
}

async function listOwn(desk: Desk, page: string): Promise<There[]> {
  const blocks = await listChildren(desk.calls, page)
  return blocks.flatMap((block): There[] => {
    if (
      block.type !== 'toggle' ||
      block.created_by.id !== desk.bot ||
      desk.memory.note.left.includes(block.id)
    )
      return []
    const markers = block.toggle.rich_text.map((one) => readMarker(one.href, desk.io.key))
    const marker = markers.find((one) => one !== null)
    return marker === undefined ? [] : [{ ...marker, id: block.id, block }]
  })
}

async function listChildren(calls: Calls, id: string): Promise<BlockObjectResponse[]> {
  const blocks = await allOf((from) =>
    calls.ask((client) => client.blocks.children.list({ block_id: id, page_size: 100, ...from })),
  )
  return blocks.filter((block) => isFullBlock(block))
}

/** After its older self, else after the section before it, so that a page is read in its order. */
async function append(desk: Desk, page: string, container: Container, there: There[]): Promise<void> {
  const { calls, memory, io } = desk
  const after = placeOf(desk, container, there)
  const send = (position: { type: 'after_block'; after_block: { id: string } } | null) =>
    memory.write({ appendAt: io.now() }, () =>
      calls.ask((client) =>
        client.blocks.children.append({
          block_id: page,
          children: [container.block],
          ...(position === null ? {} : { position }),
        }),
      ),
    )
  const answer = await (after === null
    ? send(null)
    : send({ type: 'after_block', after_block: { id: after.id } }).catch((error: unknown) => {
        // Somebody has just taken that block away: then at the end.
        if (troubleOf(error) !== 'invalid' && troubleOf(error) !== 'missing') throw error
        return send(null)
      }))
  const [made] = answer.results
  if (made === undefined || !isFullBlock(made)) return
  there.splice(after === null ? there.length : there.indexOf(after) + 1, 0, {
    ...container,
    id: made.id,
    block: made,
  })
}

function placeOf({ containers }: Desk, container: Container, there: readonly There[]): There | null {
  const older = there.findLast(({ section }) => section === container.section)
  if (older !== undefined) return older
  const before = containers.slice(0, containers.indexOf(container)).map(({ section }) => section)
  for (const section of before.toReversed()) {
    const found = there.findLast((one) => one.section === section)
    if (found !== undefined) return found
  }
  return null
}

async function takeAway(desk: Desk, { id, block }: There): Promise<void> {
  const { calls, memory } = desk
  if (await isTouched(desk, block)) return memory.keep({ left: [...memory.note.left, id].slice(-MOST_LEFT) })
  try {
    await memory.write({}, () => calls.ask((client) => client.blocks.delete({ block_id: id })))
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble !== 'archived' && trouble !== 'missing') throw error
  }
}

/** The note must stay small; what is not on it is looked at again, and found changed again. */
const MOST_LEFT = 100

/** Whether somebody else wrote anything in it, however deep. */
async function isTouched(desk: Desk, block: BlockObjectResponse): Promise<boolean> {
  if (block.created_by.id !== desk.bot || block.last_edited_by.id !== desk.bot) return true
  if (!block.has_children) return false
  for (const child of await listChildren(desk.calls, block.id)) if (await isTouched(desk, child)) return true
  return false
}
