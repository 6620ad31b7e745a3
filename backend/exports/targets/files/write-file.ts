import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ExportIo, ExportOutcome } from '../../../ports/export-target.ts'
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

/** A meeting's id may be letters of any alphabet; a folder's name is what every file system takes. */
const safeName = (id: string): string =>
  id
    .replaceAll(/[^\p{L}\p{N}._-]/gu, '-')
    .replace(/^\.+/, '-')
    .slice(0, 100)
