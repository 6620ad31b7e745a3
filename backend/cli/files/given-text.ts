import { readFileSync } from 'node:fs'
import path from 'node:path'
import { decodeText } from '../../minutes/formats/transcript/decode-text.ts'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { UsageFault } from '../usage.ts'
import { codeOf, readText } from './read-text.ts'

/** What stands for standard input where a file is named. */
export const STDIN = '-'

/** Minutes or a transcript as somebody named them: a file, or `-` for what is piped in. */
export function readGivenText(file: string): { name: string; text: string } {
  const isPiped = file === STDIN
  const shown = isPiped ? 'Standard input' : file
  try {
    const text = isPiped ? decodeText(readStdin()) : readText(file, undefined, decodeText)
    return { name: isPiped ? '' : path.basename(file), text }
  } catch (error) {
    if (!(error instanceof TextInvalid)) throw error
    throw new UsageFault(`${shown}${error.line === null ? '' : `, line ${error.line}:`} ${error.message}`)
  }
}

function readStdin(): Uint8Array {
  if (process.stdin.isTTY)
    throw new UsageFault('Nothing is piped in: write xio import - < minutes.md, or name the file.')
  try {
    return readFileSync(process.stdin.fd)
  } catch (error) {
    const code = codeOf(error)
    // A pipe that was never opened, or whose writer is gone, has nothing to read.
    if (code === '') throw error
    throw new UsageFault(`Standard input cannot be read (${code}): name the file instead.`)
  }
}
