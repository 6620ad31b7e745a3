import type { Client, DataSourceObjectResponse } from '@notionhq/client'
import type { Checked } from '../../ports/exports.ts'
import type { NotionAccess } from '../../ports/services.ts'
import { ExportFault } from '../export-fault.ts'
import { Calls, type Timing } from '../targets/notion/calls.ts'
import { findPlace } from '../targets/notion/find-place.ts'
import { makeDatabases, mend } from '../targets/notion/mend.ts'
import { findFields } from '../targets/notion/schema.ts'
import { findSource, TABLES, titleOf, type Which } from '../targets/notion/sources.ts'

const VARIABLE: Record<Which, string> = { decisions: 'NOTION_DECISIONS', tasks: 'NOTION_TASKS' }
/** A person waits for it. */
const TIMING: Timing = { answerMs: 15_000, abortMs: 12_000 }

type Look = { calls: Calls; access: NotionAccess; fix: boolean }

/** Whether Notion knows the connection, shows it the databases, and these have the columns that rows need. */
export async function checkNotion(
  access: NotionAccess,
  fix: boolean,
  signal: AbortSignal,
): Promise<Checked[]> {
  const calls = new Calls(access, TIMING, { pace: async () => undefined, signal })
  try {
    const { name } = await calls.ask((client: Client) => client.users.me({}))
    const known: Checked = { state: 'ok', says: `the connection “${name ?? 'without a name'}” is known` }
    return [known, ...(await checkPlaces({ calls, access, fix }))]
  } catch (error) {
    return [failed(error)]
  }
}

async function checkPlaces(look: Look): Promise<Checked[]> {
  const { calls, access } = look
  if (access.decisions === null)
    return [
      {
        state: 'warn',
        says: 'NOTION_DECISIONS is not set, so nothing goes to Notion: set it to the link of a page, and xio doctor --fix makes the databases on it.',
      },
    ]
  try {
    const place = await findPlace(calls, access.decisions)
    if (place.kind === 'page') return await onPage(look, place)
    const { id } = place.source
    const decisions = await checkSource(look, 'decisions', place.source, id)
    return [...decisions, ...(await checkTasks(look, id).catch((error: unknown) => [failed(error)]))]
  } catch (error) {
    return [failed(error)]
  }
}

async function onPage({ calls, fix }: Look, place: { id: string; title: string }): Promise<Checked[]> {
  if (!fix)
    return [
      {
        state: 'fault',
        says: `NOTION_DECISIONS is the page “${place.title}”, and rows need databases: xio doctor --fix makes both on it.`,
      },
    ]
  const made = await makeDatabases(calls, place.id)
  return [
    {
      state: 'ok',
      says: `made the databases “${TABLES.decisions.title}” and “${TABLES.tasks.title}” on “${place.title}”`,
    },
    {
      state: 'warn',
      says: `set NOTION_DECISIONS=${made.decisions} NOTION_TASKS=${made.tasks} and start again.`,
    },
  ]
}

async function checkTasks(look: Look, decisions: string): Promise<Checked[]> {
  const { calls, access } = look
  if (access.tasks === null)
    return [{ state: 'ok', says: 'NOTION_TASKS is not set, so tasks stand on the page of their decision' }]
  return checkSource(look, 'tasks', await findSource(calls, access.tasks), decisions)
}

async function checkSource(
  { calls, fix }: Look,
  which: Which,
  source: DataSourceObjectResponse,
  decisions: string,
): Promise<Checked[]> {
  const name = `“${titleOf(source)}” (${VARIABLE[which]})`
  const { lacks } = findFields(TABLES[which], source.properties, { ids: {}, decisions })
  if (lacks.length === 0) return [{ state: 'ok', says: `${name} has all that rows need` }]
  if (!fix)
    return lacks.map(({ says }) => ({ state: 'fault', says: `${name} ${says}: xio doctor --fix mends it.` }))
  const { mended, left } = await mend(calls, source, { lacks, decisions })
  return [
    ...mended.map((what): Checked => ({ state: 'ok', says: `${name}: made ${what}` })),
    ...left.map(({ says }): Checked => ({
      state: 'fault',
      says: `${name} ${says}: rename that property in Notion, so that one of the right kind can stand beside it, then run xio doctor --fix.`,
    })),
  ]
}

const failed = (error: unknown): Checked => {
  if (!(error instanceof ExportFault)) throw error
  return { state: error.kind === 'later' || error.kind === 'limited' ? 'warn' : 'fault', says: error.message }
}
