import type {
  ExportIo,
  ExportObject,
  ExportOutcome,
  ExportTarget,
  ExportView,
  Rate,
} from '../../../ports/export-target.ts'
import type { NotionAccess } from '../../../ports/services.ts'
import { Calls, type Timing, troubleOf, USUAL_TIMING } from './calls.ts'
import { containersOf } from './containers.ts'
import type { Desk } from './desk.ts'
import { Memory } from './memory.ts'
import { decisionRow, type Row, taskRow, type Value } from './projection.ts'
import { putRow } from './put-row.ts'
import { doesNotFit, optionIn } from './schema.ts'
import { Sources, TABLES, type Which } from './sources.ts'

const SCOPE = 'notion'
/** 150 a minute of the 180 that Notion allows a connection of any plan. */
const RATE: Rate = { everyMs: 400, burst: 3 }

type Options = { timing?: Timing; rate?: Rate }
type Wanted = { which: Which; key: string; meetingId: string; row: Row; host: string }

/** Decisions and tasks as rows of two databases in Notion. */
export function notionTarget(
  access: NotionAccess,
  { timing = USUAL_TIMING, rate = RATE }: Options = {},
): ExportTarget {
  const sources = new Sources(access)
  const withTasks = access.tasks === null
  return {
    name: 'notion',
    title: 'Notion',
    rates: { [SCOPE]: rate },
    objects({ record }: ExportView): ExportObject[] {
      if (record === null) return []
      const { meetingId, link } = record
      const host = new URL(link).origin
      const put = (which: Which, key: string, row: Row) => (io: ExportIo) =>
        putWanted({ access, timing, sources }, { which, key, meetingId, row, host }, io)
      const decision = decisionRow(record, { withTasks })
      const tasks = access.tasks === null ? [] : record.tasks
      return [
        {
          key: meetingId,
          kind: 'record',
          title: record.decisionLog.title,
          content: decision,
          put: put('decisions', meetingId, decision),
        },
        ...tasks.map((task): ExportObject => {
          const row = taskRow(task, record)
          return {
            key: task.key,
            kind: 'task',
            title: task.item.title,
            content: row,
            put: put('tasks', task.key, row),
          }
        }),
      ]
    },
  }
}

type Kept = { access: NotionAccess; timing: Timing; sources: Sources }

async function putWanted(
  { access, timing, sources }: Kept,
  wanted: Wanted,
  io: ExportIo,
): Promise<ExportOutcome> {
  const calls = new Calls(access, timing, { pace: () => io.pace(SCOPE), signal: io.signal })
  const put = async (anew: boolean) => {
    const desk = await deskOf(sources, calls, wanted, io, anew)
    const outcome = await putRow(desk)
    // An option that the row has brought along has an id now.
    if (hasNewOption(desk)) sources.forget(wanted.which)
    return outcome
  }
  try {
    return await put(false)
  } catch (error) {
    if (troubleOf(error) !== 'invalid') throw error
    // People may have changed the database since it was last looked at: then that is what is wrong.
    return put(true)
  }
}

async function deskOf(
  sources: Sources,
  calls: Calls,
  wanted: Wanted,
  io: ExportIo,
  anew: boolean,
): Promise<Desk> {
  const memory = new Memory(io)
  const given = { now: io.now(), ids: memory.note.ids, anew }
  let source = await sources.read(calls, wanted.which, given)
  // It may have been mended a moment ago.
  if (source.lacks.length > 0 && source.readAt < io.now())
    source = await sources.read(calls, wanted.which, { ...given, anew: true })
  if (source.lacks.length > 0) throw doesNotFit(source.title, source.lacks)
  return {
    io,
    calls,
    memory,
    table: TABLES[wanted.which],
    source,
    bot: await sources.bot(calls),
    row: wanted.row,
    of: wanted.which === 'tasks' ? await decisionOf(wanted.meetingId, io) : null,
    containers: containersOf(wanted.row.sections, wanted),
  }
}

/** A task hangs on the decision of its meeting, where that is there. */
async function decisionOf(meetingId: string, io: ExportIo): Promise<Value | null> {
  const decision = await io.other(meetingId)
  return decision === null ? null : { kind: 'page', id: decision.externalId }
}

const hasNewOption = ({ row, source }: Desk): boolean =>
  Object.values(source.fields).some((field) => {
    const value = row.values[field.role]
    return value?.kind === 'option' && value.names !== null && optionIn(field, value.names) === null
  })
