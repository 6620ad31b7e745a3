import { readFileSync, statSync } from 'node:fs'
import { decodeUtf8, MAX_BYTES } from '../../minutes/formats/decode-utf8.ts'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { codeOf } from '../../doctor/code-of.ts'
import { UsageFault } from '../usage.ts'

export { codeOf } from '../../doctor/code-of.ts'

const LIMIT = {
  bytes: MAX_BYTES,
  says: 'is longer than 10 MB: split it, or keep only what the meeting needs.',
}

/** The text of a file that somebody named, or one line that says why there is none. */
export function readText(file: string, limit = LIMIT, decode = decodeUtf8): string {
  try {
    const stat = statSync(file)
    if (stat.isDirectory()) throw new UsageFault(`${file} is a directory: name the file in it.`)
    if (stat.size > limit.bytes) throw new UsageFault(`${file} ${limit.says}`)
    return decode(readFileSync(file))
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** Why a file cannot be read, as one line to a person. */
export function unreadable(file: string, error: unknown): unknown {
  if (error instanceof TextInvalid) return new UsageFault(`${file} ${error.message}`)
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UsageFault(`${file} does not exist: check its path.`)
    case 'EACCES':
    case 'EPERM':
      return new UsageFault(`${file} may not be read by this user: give the right to, or name another file.`)
    default:
      return error instanceof UsageFault || codeOf(error) === ''
        ? error
        : new UsageFault(`${file} cannot be read (${codeOf(error)}): check it, or name another file.`)
  }
}
