import type { ExportIo } from '../../../ports/export-target.ts'
import { ExportFault } from '../../export-fault.ts'
import type { Calls, Mark, Place } from './calls.ts'
import { OutcomeUnknown } from './refusals.ts'

/** Of a busy channel no more is read at once: 1,000 messages. */
const MOST_PAGES = 5

type Given = {
  /** The channel, or a thread in it. */
  where: { channel: string; threadTs: string | null }
  since: number
  mark: Mark
  botId(): Promise<string>
}

/**
 * The messages with this mark that we wrote into the channel or the thread since then, the oldest first. Null where the
 * app may not look.
 */
export async function findCopies(
  io: Pick<ExportIo, 'pace' | 'signal'>,
  calls: Calls,
  given: Given,
): Promise<Place[] | null> {
  try {
    return await found(io, calls, given)
  } catch (error) {
    // Looking again does no harm, whatever became of the answer.
    if (!(error instanceof OutcomeUnknown)) throw error
    throw new ExportFault(
      'later',
      'Slack did not show what is in the channel, so it is not known whether the message is there. It is looked for again by itself.',
      { cause: error },
    )
  }
}

async function found(
  io: Pick<ExportIo, 'pace' | 'signal'>,
  calls: Calls,
  { where: { channel, threadTs }, since, mark, botId }: Given,
): Promise<Place[] | null> {
  const places: Place[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    await io.pace('history')
    io.signal.throwIfAborted()
    const read = await calls.page(channel, { threadTs, oldest: since, cursor })
    if (read === null) return null
    for (const { ts, botId: author, ...seen } of read.messages) {
      const isOurs = seen.key === mark.key && seen.kind === mark.kind && seen.install === mark.install
      // Whoever can write to the channel can copy a mark.
      if (isOurs && author === (await botId())) places.push({ channel, ts })
    }
    cursor = read.next
    if (cursor === null) break
  }
  return places.toSorted((a, b) => Number(a.ts) - Number(b.ts))
}
