import { CHAIN_START, verifyNext, type ChainHead } from './chain.ts'
import { fileLines } from './file-lines.ts'

/** What became of looking at a log file. */
export type FileVerdict =
  | {
      ok: true
      events: number
      headHash: string
      /** The seq whose hash was asked for; null where none was. */
      found: number | null
    }
  | { ok: false; seq: number; line: number; why: string }

/**
 * Whether a file is a log just as it was written. With a `head`, also whether it goes on at least up to the event of that
 * hash: nothing in a log tells that its end was cut off, but a record names the event it was made of.
 */
export async function verifyFile(file: string, head: string | null = null): Promise<FileVerdict> {
  let chain: ChainHead = CHAIN_START
  let found: number | null = null
  let line = 0
  for await (const { text, number, isCut } of fileLines(file)) {
    line = number
    const next = verifyNext(chain, text)
    if (!next.ok) {
      const why = isCut && next.why === NO_OBJECT ? 'the file ends in the middle of it' : next.why
      return { ok: false, seq: next.seq, line, why }
    }
    if (isCut) return { ok: false, seq: next.headSeq, line, why: 'the end of its line is missing' }
    chain = next
    if (chain.headHash === head) found = chain.headSeq
  }
  const { headSeq: events, headHash } = chain
  if (events === 0) return { ok: false, seq: 1, line: 1, why: 'there is no event in the file' }
  if (head !== null && found === null)
    return {
      ok: false,
      seq: events + 1,
      line: line + 1,
      why: `no event up to ${events} has the hash ${head}: the end of the log was cut off, or it is the log of another run`,
    }
  return { ok: true, events, headHash, found }
}

const NO_OBJECT = 'it is not a JSON object'
