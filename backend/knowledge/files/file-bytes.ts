import { SourceInvalid } from '../source-invalid.ts'
import { openFile } from './open-file.ts'

/** The bytes of a file; one that was found in a folder must still lie in it. */
export async function* fileBytes(
  file: string,
  folder: string | null,
  most: number,
): AsyncGenerator<Uint8Array> {
  const { handle, bytes } = await openFile(file, folder)
  try {
    if (bytes > most) throw tooLong(most)
    let total = 0
    for await (const piece of handle.createReadStream({ autoClose: false })) {
      if (!(piece instanceof Uint8Array)) throw new TypeError('A file gave something else than bytes.')
      // It may grow while it is read.
      total += piece.length
      if (total > most) throw tooLong(most)
      yield piece
    }
  } finally {
    await handle.close()
  }
}

/** What to do about a file of which less is read. */
export const tooLong = (most: number) =>
  new SourceInvalid(null, `is longer than ${Math.floor(most / 1024 ** 2)} MB: split it and add the parts.`)
