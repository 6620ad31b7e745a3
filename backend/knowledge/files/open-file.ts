import { constants } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { SourceInvalid } from '../source-invalid.ts'
import { isWithin } from './walk.ts'

/**
 * Opens a file to be read. One that was found in a folder must still lie in it: between the look and the reading a
 * folder above may have become a link.
 */
export async function openFile(
  file: string,
  folder: string | null,
): Promise<{ handle: FileHandle; bytes: number }> {
  if (folder !== null && !isWithin(folder, await realpath(file)))
    throw new SourceInvalid(null, 'lies behind a link out of its folder: add what it leads to by itself.')
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  const stat = await handle.stat()
  if (stat.isFile()) return { handle, bytes: stat.size }
  await handle.close()
  throw new SourceInvalid(null, 'is no file: name the file that is to be read.')
}

/** What to do about a file that the machine does not give. */
export function fileFault(error: unknown): SourceInvalid | null {
  if (error instanceof SourceInvalid) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new SourceInvalid(null, 'is not there any more: put it back, or remove the source.')
    case 'EACCES':
    case 'EPERM':
      return new SourceInvalid(null, 'may not be read by this user: give the right to, and index it again.')
    case 'ELOOP':
      return new SourceInvalid(null, 'has become a link: add what it leads to by itself.')
    default:
      return /^E[A-Z]+$/.test(code)
        ? new SourceInvalid(null, `cannot be read (${code}): check the disk and the file.`)
        : null
  }
}
