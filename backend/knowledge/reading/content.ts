import { createHash } from 'node:crypto'
import type { Chunk } from '../chunks/chunker.ts'
import { openFile } from '../files/open-file.ts'
import { SourceInvalid } from '../source-invalid.ts'
import { Utf8 } from './decode.ts'
import { TextReader, type TextKind } from './text-reader.ts'

/** What a source holds, read once, from its beginning. */
export type Content = {
  chunks(): AsyncIterable<Chunk[]>
  readBytes(): number
  hidden(): number
}

type Place = { file: string; folder: string | null; kind: string }

/** A text is read as it comes, so its length costs time only. */
const MOST_BYTES = 2 * 1024 ** 3 - 1

/** Reads a source; `heard` gets its bytes as they are read. */
export function contentOf({ file, folder, kind }: Place, heard: (bytes: Uint8Array) => void): Content {
  const text = new TextReader(textKind(kind))
  let readBytes = 0
  return {
    async *chunks() {
      const utf8 = new Utf8()
      for await (const bytes of bytesOf(file, folder, MOST_BYTES)) {
        heard(bytes)
        const chunks = text.push(utf8.push(bytes))
        readBytes += bytes.length
        yield chunks
      }
      const last = text.push(utf8.end())
      yield [...last, ...text.end()]
    },
    readBytes: () => readBytes,
    hidden: () => text.hidden,
  }
}

/** The SHA-256 of a source as it is now. */
export async function digestOf({ file, folder }: Place): Promise<string> {
  const digest = createHash('sha256')
  for await (const bytes of bytesOf(file, folder, MOST_BYTES)) digest.update(bytes)
  return digest.digest('hex')
}

async function* bytesOf(file: string, folder: string | null, most: number): AsyncGenerator<Uint8Array> {
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

const tooLong = (most: number) =>
  new SourceInvalid(null, `is longer than ${Math.floor(most / 1024 ** 2)} MB: split it and add the parts.`)

function textKind(kind: string): TextKind {
  if (kind === 'markdown' || kind === 'text' || kind === 'csv') return kind
  throw new SourceInvalid(null, `is of a kind that is not read (${kind}).`)
}
