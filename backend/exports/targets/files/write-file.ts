import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ExportIo, ExportOutcome } from '../../../ports/export-target.ts'
import { sha256 } from '../../../log/digest.ts'
import { ExportFault } from '../../export-fault.ts'

/** Writes beside and renames, so that whoever reads finds the old text or the new one, and never half of it. */
export async function writeFileObject(
  io: Pick<ExportIo, 'exportId'>,
  { folder, meetingId, file, text }: { folder: string; meetingId: string; file: string; text: string },
): Promise<ExportOutcome> {
  const place = path.join(folder, safeName(meetingId))
  const full = path.join(place, file)
  const temporary = path.join(place, `.${io.exportId}.tmp`)
  try {
    await mkdir(place, { recursive: true })
    await writeFile(temporary, text)
    await rename(temporary, full)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new ExportFault(
      'later',
      `The file ${full} cannot be written (${code}). Make room, or set XIO_EXPORT_DIR.`,
      { cause },
    )
  }
  return { status: 'succeeded', externalId: full.slice(-300), url: pathToFileURL(full).href }
}

/** What every file system takes of a name is less than what an id may be: there a part of its hash keeps two ids apart. */
export function safeName(id: string): string {
  const name = id.replaceAll(/[^\p{L}\p{N}._-]/gu, '-').replace(/^\.+|\.+$/g, '-')
  if (name === id && Buffer.byteLength(name) <= MOST_BYTES) return name
  // 50 letters of the widest alphabet are 200 bytes.
  const head = [...name].slice(0, 50).join('')
  return `${head}-${sha256(id).slice(0, 8)}`
}

/** Most file systems take 255 bytes. */
const MOST_BYTES = 200
