import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sha256 } from '../../../log/digest.ts'
import type { ExportIo, ExportOutcome } from '../../../ports/export-target.ts'
import { ExportFault } from '../../export-fault.ts'
import { safeName } from './safe-name.ts'

/**
 * Writes beside and renames, so that whoever reads finds the old text or the new one, and never half of it. What a person
 * wrote into the file is kept beside it under another name: the file is ours, the words are theirs.
 */
export async function writeFileObject(
  io: Pick<ExportIo, 'exportId'>,
  { folder, meetingId, file, text }: { folder: string; meetingId: string; file: string; text: string },
): Promise<ExportOutcome> {
  const place = path.join(folder, safeName(meetingId))
  const full = path.join(place, file)
  const temporary = path.join(place, `.${io.exportId}.tmp`)
  const done = { status: 'succeeded' as const, externalId: full.slice(-300), url: pathToFileURL(full).href }
  try {
    await mkdir(place, { recursive: true })
    const [there, ours] = await Promise.all([textOf(full), textOf(marks(full))])
    if (there === text) return done
    const isOurs = there === null || (ours ?? '').includes(sha256(there))
    const kept = isOurs ? null : await keepBeside(full)
    // Both hashes, and before the file: whichever a crash leaves there is known to be ours.
    const known = [...(there !== null && isOurs ? [sha256(there)] : []), sha256(text)]
    await replace(marks(full), temporary, `${known.join('\n')}\n`)
    await replace(full, temporary, text)
    return kept === null ? done : { ...done, note: theirs(file, path.basename(kept)) }
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new ExportFault(
      'later',
      `The file ${full} cannot be written (${code}). Make room, or set XIO_EXPORT_DIR.`,
      { cause },
    )
  }
}

/** Hashes of what we wrote there; it lies beside the file, so that it is there as long as the file is. */
const marks = (full: string): string => path.join(path.dirname(full), `.${path.basename(full)}.sha256`)

const theirs = (file: string, kept: string): string =>
  `Somebody had changed ${file}. Their text is kept in ${kept}, and ${file} says again what the record says.`

async function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
}

/** On the disk before it has its name: a power cut leaves no empty file under it. */
async function replace(file: string, temporary: string, text: string): Promise<void> {
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, file)
}

/** The file once more under the first free name, `decision_log.yours.md`, `decision_log.yours-2.md` …: nothing is overwritten. */
async function keepBeside(full: string): Promise<string> {
  const { dir, name, ext } = path.parse(full)
  for (let n = 1; ; n++) {
    const kept = path.join(dir, `${name}.yours${n === 1 ? '' : `-${n}`}${ext}`)
    try {
      await link(full, kept)
      return kept
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}
