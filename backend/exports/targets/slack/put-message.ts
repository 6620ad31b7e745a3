import type { ExportIo, ExportOutcome, ObjectKind } from '../../../ports/export-target.ts'
import { ExportFault } from '../../export-fault.ts'
import type { Calls, Mark, Place } from './calls.ts'
import { findCopies } from './find-copies.ts'
import { messageId } from './message-id.ts'
import type { SlackMessage } from './message.ts'
import { FRESH, type Note, noteOf } from './note.ts'
import { isGone, OutcomeUnknown } from './refusals.ts'

export type Wanted = {
  kind: ObjectKind
  message: SlackMessage
  channel: string
  /** It stands in the thread of this message. */
  threadTs: string | null
  /** False: only what is there already is brought up to date. */
  make: boolean
  /** No copy of it can be older, in ms since 1970. */
  since: number
}

export type Slack = { calls: Calls; install: string; botId(): Promise<string> }

/** A message whose answer was lost is looked for after these waits, one after the other, before it is sent again. */
const WAITS_MS = [30_000, 45_000]
/** A clock of ours that is ahead of Slack's by more would not find it. */
const CLOCKS_APART_MS = 60_000
/** When it is looked once more for what may have arrived late. */
const CHECKS_MS = [90_000, 600_000]
/** Of a message that seemed to be the first: a database put back from a copy, and a channel read behind time, hide another. */
const LAST_LOOK_MS = 900_000

/**
 * Brings one message to the channel: it is posted once and edited from then on. What is to be sent is noted before, so
 * whoever goes on after a crash or a lost answer looks for it first, by the mark that it carries.
 */
export async function putMessage(io: ExportIo, slack: Slack, wanted: Wanted): Promise<ExportOutcome> {
  const work: Work = { io, slack, wanted, note: noteOf(io), place: readPlace(io.externalId) }
  if (io.insisted && work.note.removed) await startAnew(work)
  if (work.note.removed) throw new ExportFault('removed', REMOVED)
  const due = work.note.checks.some((at) => at <= io.now())
  if (work.place === null) {
    const was = await placed(work)
    if (was === null) return { status: 'succeeded', note: NOT_MADE }
    if (was !== 'ours') return was
  }
  if (due || (work.note.reposted && work.note.hash !== io.hash)) await removeSurplus(work)
  await bringUpToDate(work, due)
  return outcome(work)
}

const REMOVED =
  'Somebody has removed the message from the channel, so it stays away. To have it there again, send it again.'
const NOT_MADE = 'It was settled before it could be asked here, so nothing was sent.'

type Work = { io: ExportIo; slack: Slack; wanted: Wanted; note: Note; place: Place | null }

export const nameOf = ({ channel, ts }: Place): string => `${channel}/${ts}`

/** The place that an object's id at Slack names. */
export function readPlace(externalId: string | null): Place | null {
  const [channel, ts] = externalId?.split('/') ?? []
  return channel === undefined || ts === undefined ? null : { channel, ts }
}

async function keep(work: Work, change: Partial<Note>): Promise<void> {
  const note = { ...work.note, ...change }
  await work.io.keep(note)
  work.note = note
}

const markOf = ({ io, slack, wanted }: Work): Mark => ({
  key: io.key,
  kind: wanted.kind,
  rev: io.revision,
  install: slack.install,
})

const copies = ({ io, slack, wanted, ...rest }: Work, since: number) =>
  findCopies(io, slack.calls, {
    where: { channel: wanted.channel, threadTs: wanted.threadTs },
    since: since - CLOCKS_APART_MS,
    mark: markOf({ io, slack, wanted, ...rest }),
    botId: () => slack.botId(),
  })

/** Sees to it that the message has its place; null where it is not there and not to be made. */
async function placed(work: Work): Promise<'ours' | ExportOutcome | null> {
  const { io, wanted, note } = work
  if (note.sentAt === null && !wanted.make) return null
  // The database may be older than the channel: what stands there already is taken up.
  const since = note.firstSentAt ?? wanted.since
  // Nobody could tell, and a person has decided.
  const isDecided = note.gaveUp && io.insisted
  const isOpen = note.sentAt !== null && !isDecided
  if (isOpen && io.now() < nextLook(note)) throw notSure(io.now(), note)
  const found = await copies(work, since)
  const [oldest, ...surplus] = found ?? []
  if (oldest !== undefined) return adopt(work, oldest, surplus)
  if (isOpen) await lookedInVain(work, found === null)
  return wanted.make ? post(work) : null
}

async function adopt(work: Work, oldest: Place, surplus: readonly Place[]): Promise<'ours' | ExportOutcome> {
  if (surplus.length > 0) await expectSurplus(work)
  const was = await claim(work, oldest)
  if (was === 'ours') for (const copy of surplus) await remove(work, copy)
  return was
}

/** There may be more than one, now or later: that is looked after. */
const expectSurplus = (work: Work): Promise<void> =>
  keep(work, { reposted: true, checks: CHECKS_MS.map((ms) => work.io.now() + ms) })

async function lookedInVain(work: Work, mayNotLook: boolean): Promise<void> {
  if (mayNotLook) {
    await keep(work, { gaveUp: true })
    throw new ExportFault(
      'unconfirmed',
      'The answer of Slack was lost, and the app may not look into the channel, so nobody can tell whether the message is there. Look there; if it is missing, send it again. With channels:history (groups:history for a private channel) the app looks by itself.',
    )
  }
  const emptyLooks = work.note.emptyLooks + 1
  await keep(work, { emptyLooks, lookedAt: work.io.now() })
  if (emptyLooks < WAITS_MS.length) throw notSure(work.io.now(), work.note)
}

const nextLook = ({ sentAt, lookedAt, emptyLooks }: Note): number =>
  (lookedAt ?? sentAt ?? 0) + (WAITS_MS[emptyLooks] ?? 0)

function notSure(now: number, note: Note): ExportFault {
  const retryAfterMs = Math.max(1, nextLook(note) - now)
  return new ExportFault(
    'later',
    'The answer of Slack was lost, so the message may be there. It is looked for before it is sent again, by itself.',
    { retryAfterMs },
  )
}

async function post(work: Work): Promise<'ours' | ExportOutcome> {
  const { io, slack, wanted, note } = work
  const { channel, message, threadTs } = wanted
  await io.pace(`channel:${channel}`)
  io.signal.throwIfAborted()
  const now = io.now()
  const reposted = note.reposted || note.sentAt !== null
  await keep(work, {
    sentAt: now,
    firstSentAt: note.firstSentAt ?? now,
    emptyLooks: 0,
    lookedAt: null,
    gaveUp: false,
    reposted,
    checks: (reposted ? CHECKS_MS : [LAST_LOOK_MS]).map((ms) => now + ms),
    hash: null,
  })
  const id = messageId(JSON.stringify([slack.install, io.key, wanted.kind, io.revision, note.generation]))
  let place: Place
  try {
    place = await slack.calls.post(channel, message, { mark: markOf(work), threadTs, id })
  } catch (error) {
    if (error instanceof OutcomeUnknown) throw notSure(now, work.note)
    // Slack has said no, so this one is not there; an earlier one may be.
    if (error instanceof ExportFault) await keep(work, note)
    throw error
  }
  const was = await claim(work, place)
  if (was === 'ours') await keep(work, { hash: io.hash })
  return was
}

async function claim(work: Work, place: Place): Promise<'ours' | ExportOutcome> {
  const { io } = work
  const stands = await io.claim(nameOf(place), null)
  work.place = readPlace(stands.externalId)
  if (stands.externalId === nameOf(place)) {
    await keep(work, { sentAt: null, emptyLooks: 0, lookedAt: null })
    return 'ours'
  }
  // Another worker's message stands for the object: ours is one too many.
  await remove(work, place).catch(async (error: unknown) => {
    await expectSurplus(work)
    throw error
  })
  return {
    status: 'succeeded',
    externalId: stands.externalId,
    ...(stands.url === null ? {} : { url: stands.url }),
    followUpAt: io.now(),
  }
}

/** What arrived late, beside the message that stands. */
async function removeSurplus(work: Work): Promise<void> {
  const { place, wanted } = work
  const found = (await copies(work, wanted.since)) ?? []
  for (const copy of found) if (place !== null && copy.ts !== place.ts) await remove(work, copy)
}

async function remove({ io, slack }: Work, place: Place): Promise<void> {
  await io.pace('delete')
  try {
    await slack.calls.remove(place)
  } catch (error) {
    if (isGone(error)) return
    if (error instanceof ExportFault) throw error
    throw new ExportFault(
      'later',
      'A second copy of the message could not be removed. It is tried again by itself.',
      {
        cause: error,
      },
    )
  }
}

async function bringUpToDate(work: Work, due: boolean): Promise<void> {
  const { io, note } = work
  const checks = note.checks.filter((at) => at > io.now())
  const isRight = note.hash === io.hash && !io.insisted
  if (isRight && !(due && note.isUnsure)) {
    if (due) await keep(work, { checks, isUnsure: note.isUnsure && checks.length > 0 })
    return
  }
  await update(work)
  await keep(work, { hash: io.hash, checks, isUnsure: note.isUnsure && checks.length > 0 })
}

/** Editing twice does no harm, but an edit whose answer was lost may arrive after the next one. */
async function update(work: Work): Promise<void> {
  const { io, slack, wanted, note, place } = work
  if (place === null) return
  await io.pace('update')
  io.signal.throwIfAborted()
  const checks = CHECKS_MS.map((ms) => io.now() + ms)
  await keep(work, { hash: null, isUnsure: true, checks })
  try {
    await slack.calls.update(place, wanted.message, markOf(work))
  } catch (error) {
    if (error instanceof OutcomeUnknown)
      throw new ExportFault(
        'later',
        `The message could not be brought up to date: ${error.message}. It is tried again by itself.`,
      )
    if (error instanceof ExportFault) await keep(work, { isUnsure: note.isUnsure, checks: note.checks })
    if (!isGone(error)) throw error
    await keep(work, { removed: true })
    if (!io.insisted) throw error
    await startAnew(work)
    await post(work)
    return
  }
  await keep(work, { isUnsure: note.isUnsure, checks: note.checks })
}

/** A person wants it there: what was removed is made anew. */
async function startAnew(work: Work): Promise<void> {
  await work.io.disown()
  work.place = null
  await keep(work, { ...FRESH, generation: work.note.generation + 1 })
}

async function outcome(work: Work): Promise<ExportOutcome> {
  const { io, note, place } = work
  if (place === null) return { status: 'succeeded' }
  const url = io.url !== null && nameOf(place) === io.externalId ? io.url : await permalink(work, place)
  const [check] = note.checks
  const times = [...(check === undefined ? [] : [check]), ...(url === null ? [io.now() + LINK_AGAIN_MS] : [])]
  return {
    status: 'succeeded',
    externalId: nameOf(place),
    ...(url === null ? {} : { url }),
    ...(times.length === 0 ? {} : { followUpAt: Math.min(...times) }),
  }
}

const LINK_AGAIN_MS = 60_000

/** The message is there: that its address cannot be had now is no failure. */
async function permalink({ io, slack }: Work, place: Place): Promise<string | null> {
  try {
    await io.pace('other')
    return await slack.calls.permalink(place)
  } catch {
    return null
  }
}
