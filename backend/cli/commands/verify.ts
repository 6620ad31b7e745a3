import { readFileSync } from 'node:fs'
import { LinesInvalid } from '../../log/file-lines.ts'
import { verifyFile, type FileVerdict } from '../../log/verify-file.ts'
import { checkedFile } from '../files/checked-file.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'verify',
  takes: ['FILE'],
  summary: 'Tells whether a run log is just as it was written, and names the first event that is not.',
  teaches: `
Each event carries the hash of the one before it, so nothing can be changed, dropped, added or moved without a trace.
A log whose last events were cut off is whole in itself: only the hash of an event that should be there finds that out.
A decision log holds one, as provenance.log_hash.

Examples
  xio verify run.jsonl
  xio verify run.jsonl --head decision_log.json

Exit code 0: it is; 1: it is not; 2: there is no such file.`,
  options: {
    head: {
      type: 'string',
      value: 'HASH',
      help: 'a hash that an event must have, or the decision_log.json that names it',
    },
    json: {
      type: 'boolean',
      help: 'one JSON object: {"ok","events","headHash","found"} or {"ok","seq","line","why"}',
    },
  },
  async run({ values, words: [file = ''] }) {
    const head = values.head === undefined ? null : hashOf(values.head)
    const verdict = await verified(checkedFile(file), head)
    process.stdout.write(
      values.json === true ? `${JSON.stringify(verdict)}\n` : `${inWords(file, verdict)}\n`,
    )
    return verdict.ok ? 0 : 1
  },
})

async function verified(file: string, head: string | null): Promise<FileVerdict> {
  try {
    return await verifyFile(file, head)
  } catch (fault) {
    if (fault instanceof LinesInvalid) throw new UsageFault(`${file} is no run log: ${fault.message}.`)
    throw fault
  }
}

function inWords(file: string, verdict: FileVerdict): string {
  if (!verdict.ok)
    return `${file} is not as it was written. Event ${verdict.seq} (line ${verdict.line}): ${verdict.why}.`
  const { events, headHash, found } = verdict
  const named = found === null ? '' : ` The hash asked for is that of event ${found}.`
  return `${file} is just as it was written: ${events} ${events === 1 ? 'event' : 'events'}, the last with the hash ${headHash}.${named}`
}

const HASH = /^[0-9a-f]{64}$/

/** The hash itself, or the one that a decision log names. */
function hashOf(given: string): string {
  if (HASH.test(given)) return given
  const named = /"log_hash"\s*:\s*"([0-9a-f]{64})"/.exec(readIfThere(given) ?? '')?.[1]
  if (named !== undefined) return named
  throw new UsageFault(
    `--head is “${given}”: give 64 lower-case hex digits, or a decision_log.json with provenance.log_hash.`,
  )
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
