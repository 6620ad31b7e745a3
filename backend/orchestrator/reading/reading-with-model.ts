import type { SeatVoice } from '../../../schemas/generated/types.ts'
import type { NewEvent } from '../../council/events.ts'
import { readingCalls } from '../../council/record/reading-calls.ts'
import type { MinutesReader } from '../../ports/minutes-reader.ts'
import type { GivenText, ReadText } from './read-text.ts'
import { reading } from './reading.ts'

type Asked = { reader: MinutesReader; model: string | null; signal: AbortSignal }
type Read = ReadText & { reader: { voice: SeatVoice; calls: NewEvent[] } }

/** Reads a text by the rules and by a model; where the model fails the record is what the rules found, and says so. */
export async function readingWithModel(
  text: GivenText,
  ids: { runId: string; now: number },
  { reader, model, signal }: Asked,
): Promise<Read> {
  const voice = reader.voice(model)
  if (typeof voice === 'string') throw new Error(`A model was to read: ${voice}`)
  const found = await reading('find', { text }, text.text.length)
  signal.throwIfAborted()
  // It waits for answers and reckons little, so it needs no thread of its own.
  const read = await reader.read(found.transcript, { model: voice.model, rules: found.found, signal })
  const { events: calls, cost } = readingCalls(read.usage)
  const { dropped, parts, unread } = read
  const record = await reading(
    'record',
    {
      text: {
        found: { ...found, found: read.found },
        workspaceId: text.workspaceId,
        byModel: { model: voice.model, dropped, parts, unread, cost },
      },
      ids,
    },
    text.text.length,
  )
  return { ...record, reader: { voice, calls } }
}
