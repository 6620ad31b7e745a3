import { fromBufferPromise } from 'yauzl'
import { SourceInvalid } from '../source-invalid.ts'

const MB = 1024 ** 2
const MOST_ENTRIES = 2_000
/** The text of a thousand pages is a tenth of it; pictures are not unpacked for reading, but they are counted. */
const MOST_UNPACKED = 200 * MB
/** It becomes a tree, of many times its size. */
const MOST_OF_XML = 24 * MB

/**
 * Unpacks a document once, keeping nothing, before anything else does: what would fill the memory, is damaged, or brings
 * programs along is refused. The sizes that an archive states are not believed.
 */
export async function checkZip(bytes: Buffer): Promise<void> {
  const damaged = (cause: unknown): never => {
    if (cause instanceof SourceInvalid) throw cause
    throw new SourceInvalid(null, 'is damaged, or no Word document: open it in an editor and save it anew.')
  }
  const zip = await fromBufferPromise(bytes, { strictFileNames: true }).catch(damaged)
  let [entries, total, isDocument] = [0, 0, false]
  try {
    for await (const entry of zip.eachEntry()) {
      if (++entries > MOST_ENTRIES) throw tooMuch(`holds more than ${MOST_ENTRIES} parts`)
      if (/vba(?:Project|Data)/i.test(entry.fileName))
        throw new SourceInvalid(null, 'holds macros: save it as a document without them.')
      isDocument ||= entry.fileName === 'word/document.xml'
      if (entry.fileName.endsWith('/')) continue
      const isXml = /\.(?:xml|rels)$/i.test(entry.fileName)
      let size = 0
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        const part: unknown = piece
        if (!(part instanceof Uint8Array)) throw new TypeError('An archive gave something else than bytes.')
        if (isXml && size === 0 && Buffer.from(part.subarray(0, 2_000)).includes('<!DOCTYPE'))
          throw new SourceInvalid(null, 'declares entities of its own, as no editor does: save it anew.')
        size += part.length
        total += part.length
        if (isXml && size > MOST_OF_XML)
          throw tooMuch(`has a part of more than ${MOST_OF_XML / MB} MB of text`)
        if (total > MOST_UNPACKED) throw tooMuch(`unpacks to more than ${MOST_UNPACKED / MB} MB`)
      }
    }
  } catch (error) {
    damaged(error)
  } finally {
    zip.close()
  }
  if (!isDocument) damaged(null)
}

const tooMuch = (what: string) => new SourceInvalid(null, `${what}: split it and add the parts.`)
