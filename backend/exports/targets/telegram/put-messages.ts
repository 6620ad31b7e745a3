import { digest } from '../../../log/digest.ts'
import type { ExportIo, ExportOutcome } from '../../../ports/export-target.ts'
import { ExportFault } from '../../export-fault.ts'
import type { Chat, Shown } from './calls.ts'
import { type Note, NOTHING_SENT, noteOf, type SentMessage } from './note.ts'
import { CHAT_SCOPE, OutcomeUnknown } from './refusals.ts'

/**
 * Brings an object's messages to the chat: each is sent once, what is there is edited, what is too much goes. Whatever is
 * to be done is noted before it is, so that a crash at any place leaves no second message.
 */
export async function putMessages(
  io: ExportIo,
  chat: Chat,
  chatId: string,
  wanted: readonly Shown[],
): Promise<ExportOutcome> {
  const work: Work = { io, chat, note: noteOf(io) }
  const nameOf = (id: number) => `${chatId}/${id}`
  if (io.insisted) await startAnew(work)
  for (const [place, shown] of wanted.entries()) {
    const there = work.note.messages[place]
    if (there === undefined) {
      const sent = await send(work, place, shown)
      if (place > 0) continue
      const stands = await io.claim(nameOf(sent), chat.linkTo(sent))
      if (stands.externalId !== nameOf(sent)) return giveWay(work, sent, stands)
    } else await bringUpToDate(work, place, there, shown)
  }
  for (let place = work.note.messages.length - 1; place >= wanted.length; place -= 1)
    await takeAway(work, place)
  // A part that is not wanted any more may be there all the same.
  if (work.note.sending !== null && !io.insisted) throw mayBeThere('an answer was lost')
  return outcome(work, nameOf)
}

type Work = { io: ExportIo; chat: Chat; note: Note }

/** How long a message whose answer was lost may still be on its way. */
const UNSURE_MS = 90_000

function outcome({ chat, note }: Work, nameOf: (id: number) => string): ExportOutcome {
  const first = note.messages[0]
  const unsure = note.messages.flatMap(({ unsureUntil }) => unsureUntil ?? [])
  const url = first === undefined ? null : chat.linkTo(first.id)
  return {
    status: 'succeeded',
    ...(first === undefined ? {} : { externalId: nameOf(first.id) }),
    ...(url === null ? {} : { url }),
    ...(unsure.length === 0 ? {} : { followUpAt: Math.max(...unsure) }),
  }
}

async function keep(work: Work, note: Note): Promise<void> {
  await work.io.keep(note)
  work.note = note
}

const withMessage = ({ note }: Work, place: number, message: SentMessage): Note => ({
  messages: [...note.messages.slice(0, place), message, ...note.messages.slice(place + 1)],
  sending: note.sending === place ? null : note.sending,
})

/** Waits for a turn in the chat. An attempt that is over goes on where it was with the next. */
async function turn(io: ExportIo): Promise<void> {
  await io.pace(CHAT_SCOPE)
  if (io.signal.aborted)
    throw new ExportFault('limited', 'There was no turn in the chat in time.', { retryAfterMs: 1_000 })
}

async function send(work: Work, place: number, shown: Shown): Promise<number> {
  const { io, chat } = work
  if (work.note.sending === place && !io.insisted) throw mayBeThere('its answer was lost')
  await turn(io)
  await keep(work, { ...work.note, sending: place })
  const before = work.note
  try {
    const id = await chat.send(shown, before.messages[0]?.id ?? null, io.signal)
    await keep(work, withMessage(work, place, { id, hash: digest(shown), unsureUntil: null, gone: false }))
    return id
  } catch (error) {
    if (error instanceof OutcomeUnknown) throw mayBeThere(error.message)
    // Telegram has said no: it is not there.
    if (error instanceof ExportFault) await keep(work, { ...before, sending: null })
    throw error
  }
}

const mayBeThere = (why: string): ExportFault =>
  new ExportFault(
    'unconfirmed',
    `Nobody can tell whether the message is in the chat: ${why}. Look there; if it is missing, send it again.`,
  )

async function bringUpToDate(work: Work, place: number, there: SentMessage, shown: Shown): Promise<void> {
  const { io } = work
  const hash = digest(shown)
  const isOver = there.unsureUntil !== null && there.unsureUntil <= io.now()
  // It was noted, and perhaps nobody has heard of it yet.
  if (there.gone && place === 0) throw stayedAway()
  if (there.gone || (there.hash === hash && !isOver)) return
  await turn(io)
  await keep(work, withMessage(work, place, { ...there, hash: null, unsureUntil: io.now() + UNSURE_MS }))
  const edited = await edit(work, place, there, shown)
  if (edited === 'gone') return removed(work, place, there)
  const unsureUntil = isOver ? null : there.unsureUntil
  await keep(work, withMessage(work, place, { ...there, hash, unsureUntil }))
}

async function edit(work: Work, place: number, there: SentMessage, shown: Shown): Promise<'done' | 'gone'> {
  try {
    return await work.chat.edit(there.id, shown, work.io.signal).catch(later)
  } catch (error) {
    if (error instanceof ExportFault && error.kind !== 'later')
      await keep(work, withMessage(work, place, { ...there, hash: null }))
    throw error
  }
}

/** An edit or a removal does no harm when it is done again. */
const later = (error: unknown): never => {
  throw error instanceof OutcomeUnknown
    ? new ExportFault('later', `The message could not be brought up to date: ${error.message}.`)
    : error
}

/** What a person took out of the chat stays out of it. */
async function removed(work: Work, place: number, there: SentMessage): Promise<void> {
  await keep(work, withMessage(work, place, { ...there, hash: null, unsureUntil: null, gone: true }))
  if (place === 0) throw stayedAway()
}

const stayedAway = (): ExportFault =>
  new ExportFault(
    'removed',
    'Somebody has removed the message from the chat, so it stays away. To have it there again, send it again.',
  )

/** A person wants it there: what was removed is sent anew. */
async function startAnew(work: Work): Promise<void> {
  if (work.note.messages[0]?.gone !== true) return
  await work.io.disown()
  await keep(work, NOTHING_SENT)
}

async function takeAway(work: Work, place: number): Promise<void> {
  const message = work.note.messages[place]
  if (message === undefined) return
  if (!message.gone) {
    await turn(work.io)
    try {
      await work.chat.remove(message.id, work.io.signal).catch(later)
    } catch (error) {
      // Telegram lets nobody delete what is older than two days: it is emptied instead.
      if (!(error instanceof ExportFault) || error.kind !== 'dead') throw error
      await work.chat.edit(message.id, { html: '—', buttons: [] }, work.io.signal).catch(later)
    }
  }
  await keep(work, { ...work.note, messages: work.note.messages.slice(0, place) })
}

/** Another worker's message stands for the object: ours is one too many. */
async function giveWay(
  { io, chat }: Work,
  sent: number,
  stands: { externalId: string; url: string | null },
): Promise<ExportOutcome> {
  await io.keep(NOTHING_SENT)
  await chat.remove(sent, io.signal).catch(later)
  return {
    status: 'succeeded',
    externalId: stands.externalId,
    ...(stands.url === null ? {} : { url: stands.url }),
    followUpAt: io.now(),
  }
}
