import { inProcessBus } from '../../../backend/engine/in-process.ts'
import { Views } from '../../../backend/exports/views.ts'
import { Runs } from '../../../backend/log/runs.ts'
import type { ExportObject, ExportTarget, ExportView } from '../../../backend/ports/export-target.ts'
import type { ExportRow } from '../../../backend/ports/exports.ts'
import type { Clock } from '../../../backend/ports/outside.ts'
import type { Desk } from './desk.ts'
import type { Drawn } from './draw.ts'
import type { Stand, TargetUnderTest } from './kind.ts'
import type { Place } from './place.ts'
import { rules } from './worker.ts'

type Given = {
  kind: TargetUnderTest
  stand: Stand
  target: ExportTarget
  place: Place
  desk: Desk
  drawn: Drawn
  clock: Clock
}

/** What is not as promised, now that all is quiet. */
export async function verdict({ kind, stand, target, place, desk, drawn, clock }: Given): Promise<string[]> {
  const view = await viewOf(place, desk, clock)
  if (view?.record == null) return [`nothing may leave: ${view?.held}`]
  const rows = await place.store.outbox.ofMeeting(desk.workspaceId, desk.meetingId, target.name)
  const objects = new Map(target.objects(view).map((object) => [object.key, object]))
  const faults: string[] = []
  for (const key of objects.keys())
    if (!rows.some((row) => row.key === key) && objects.get(key)?.only !== 'known')
      faults.push(`${key} was forgotten`)
  const known = new Set(rows.map(({ key }) => key))
  const all = [...objects.values()].filter(({ key }) => known.has(key))
  const given = { kind, stand, view, all, mayRepeat: mayRepeat(kind, drawn) }
  for (const row of rows) faults.push(...(await judged(given, row, objects.get(row.key))))
  return [...faults, ...(stand.lostWords?.() ?? []).map((words) => `people’s words are gone: ${words}`)]
}

async function viewOf(place: Place, desk: Desk, clock: Clock): Promise<ExportView | null> {
  const bus = inProcessBus(() => {})
  const { log, meetings, outbox } = place.store
  const runs = new Runs({ log, clock, ids: place.ids, bus, rules })
  const views = new Views({ states: runs, meetings, store: outbox, clock, panelUrl: 'http://127.0.0.1:3000' })
  return views.of(desk.runIds.at(-1) ?? '')
}

const mayRepeat = (kind: TargetUnderTest, { unheld, lagMs, isTooLate }: Drawn): boolean =>
  kind.mayRepeat === true && (unheld > 0 || lagMs > 20_000 || isTooLate)

type Judging = {
  kind: TargetUnderTest
  stand: Stand
  view: ExportView
  all: readonly ExportObject[]
  mayRepeat: boolean
}

/** It is not to be sent yet, and has not been. */
const isLater = ({ kind, status, nextAt }: ExportRow, { now }: ExportView): boolean =>
  kind === 'reminder' && status === 'pending' && nextAt !== null && nextAt > now

async function judged(
  { kind, stand, view, all, mayRepeat: repeats }: Judging,
  row: ExportRow,
  object: ExportObject | undefined,
): Promise<string[]> {
  if (isLater(row, view)) return []
  const { key, status, externalId, url } = row
  const seen = stand.visible(key)
  const says: string[] = []
  const say = (words: string) => says.push(`${key} (${status}): ${words}`)
  if (seen.most > 1 && !repeats) say(`there were ${seen.most} at once`)
  if (seen.now > 1) say(`there are ${seen.now}`)
  const stands = status === 'succeeded' || status === 'unchanged'
  if (stands && seen.now !== 1 && seen.removed !== true) say(`there are ${seen.now}`)
  if (status === 'unconfirmed' && kind.canLookUp) say('it could have been looked up')
  if (!stands && status !== 'unconfirmed' && status !== 'removed') say(`it was left so: ${row.error}`)
  if (status === 'removed' && seen.removed !== true) say('nobody removed it')
  const isThere = stands && seen.now === 1
  const wrong = isThere && object !== undefined ? await stand.wrong({ object, all, view, externalId }) : null
  if (wrong !== null) say(wrong)
  if (object === undefined) return says
  const told = view.state.exports[row.exportId]
  if (told === undefined) say('the log knows nothing of it')
  else if (
    told.status !== status ||
    told.externalId !== (externalId ?? undefined) ||
    told.url !== (url ?? undefined)
  )
    say(`the log says ${told.status} ${told.externalId} ${told.url}, and it is ${externalId} ${url}`)
  return says
}
