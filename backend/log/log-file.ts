import { eventValidators, isEnvelope } from '../../schemas/generated/validators.js'
import { explain, type Validator } from '../../schemas/validate.ts'
import type { RunEvent } from '../council/events.ts'
import type { StoredEvent } from '../ports/run-log.ts'
import { CHAIN_START, verifyNext, type ChainHead } from './chain.ts'
import { fileLines, LinesInvalid } from './file-lines.ts'
import { parseStored } from './fold-stored.ts'

/** A file that is no run log; the message says where and how to mend it. */
export class LogFileInvalid extends Error {}

export type FiledEvent = { stored: StoredEvent; event: RunEvent }

/**
 * The events of a log from outside, one at a time: each checked against its schema and against the chain, so that what
 * comes out can be trusted like our own. A type that is not known is let by: a reader ignores it.
 */
export async function* fileEvents(file: string): AsyncGenerator<FiledEvent> {
  let chain: ChainHead = CHAIN_START
  try {
    for await (const { text, number, isCut } of fileLines(file)) {
      const next = isCut ? CUT : verifyNext(chain, text)
      if (!next.ok)
        throw new LogFileInvalid(
          `line ${number} is not as it was written: ${next.why}. Export the log again (GET /runs/{id}/log), or find out with xio verify what was changed.`,
        )
      chain = next
      yield { stored: { seq: next.headSeq, bytes: text, hash: next.headHash }, event: known(text, number) }
    }
  } catch (fault) {
    throw fault instanceof LinesInvalid ? new LogFileInvalid(`${fault.message}.`) : fault
  }
  if (chain.headSeq === 0)
    throw new LogFileInvalid(
      'it holds no event: a run log is JSON Lines, one event a line, run_created first.',
    )
}

const VALIDATORS: Readonly<Record<string, Validator<unknown>>> = eventValidators

const CUT = { ok: false, why: 'the file ends in the middle of it' } as const

function known(text: string, line: number): RunEvent {
  const event: unknown = JSON.parse(text)
  if (!isEnvelope(event)) throw faulty(line, 'is no event', explain(isEnvelope.errors ?? [], event))
  const { type, data } = event
  if (line === 1 && type === 'run_created' && event.v > 1)
    throw new LogFileInvalid(
      `line 1 is a run_created of version ${event.v}, which this program does not know: read it with a newer one.`,
    )
  const isData = Object.hasOwn(VALIDATORS, type) ? VALIDATORS[type] : undefined
  if (event.v === 1 && isData !== undefined && !isData(data))
    throw faulty(line, `holds no ${type}`, explain(isData.errors ?? [], data))
  if (line === 1 && type !== 'run_created')
    throw new LogFileInvalid(`line 1 is a ${type}: a run log begins with run_created.`)
  return parseStored(text)
}

function faulty(line: number, what: string, faults: { pointer: string; message: string }[]): LogFileInvalid {
  const [first] = faults
  const where = first === undefined ? '' : `: ${first.pointer || 'it'} ${first.message}`
  return new LogFileInvalid(`line ${line} ${what}${where}`)
}
