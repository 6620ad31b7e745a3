import { openAsBlob } from 'node:fs'
import { MEDIA_TYPES, MOST_BYTES } from '../kinds.ts'
import { HOLDS_NOTHING } from '../reading/text-reader.ts'
import { reasonOf, SourceInvalid } from '../source-invalid.ts'
import type { FoundDocument } from './documents-at.ts'
import { tooLong } from './file-bytes.ts'
import { fileFault, openFile } from './open-file.ts'

/** A document as it is sent elsewhere, or why it cannot be read. */
export async function toSend({ file, folder, kind }: FoundDocument): Promise<Blob | string> {
  try {
    // Looked at as if it were read here: where it lies, whether it is a file, and how long it is.
    const { handle, bytes } = await openFile(file, folder)
    await handle.close()
    if (bytes > MOST_BYTES[kind]) throw tooLong(MOST_BYTES[kind])
    if (bytes === 0) throw new SourceInvalid(null, HOLDS_NOTHING)
    return await openAsBlob(file, { type: MEDIA_TYPES[kind] })
  } catch (error) {
    const fault = fileFault(error)
    if (fault === null) throw error
    return reasonOf(fault)
  }
}
