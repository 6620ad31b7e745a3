import { createHash } from 'node:crypto'
import type { Chunk } from '../../ports/knowledge.ts'
import type { DocumentKind } from '../documents/document-text.ts'
import { readDocument } from '../documents/read-document.ts'
import { MOST_BYTES } from '../kinds.ts'
import { SourceInvalid } from '../source-invalid.ts'
import { Utf8 } from './decode.ts'
import { TextReader, type TextKind } from './text-reader.ts'

/** What a source holds, read once, from its beginning. */
export type Content = {
  chunks(): AsyncIterable<Chunk[]>
  readBytes(): number
  hidden(): number
}

/** Where a source is read from, and as what. */
export type Place = {
  kind: string
  /** What its origin calls the content that lies there now; null where it has no name for it. */
  revision: string | null
  /** Its bytes from their beginning; what is longer is refused. */
  bytes(most: number): AsyncIterable<Uint8Array>
}

/** Reads a source; `heard` gets its bytes as they are read. */
export function contentOf(place: Place, heard: (bytes: Uint8Array) => void, signal: AbortSignal): Content {
  const { kind } = place
  if (kind === 'html' || kind === 'docx' || kind === 'pdf') return ofDocument(kind, place, heard, signal)
  if (kind === 'markdown' || kind === 'text' || kind === 'csv') return ofText(kind, place, heard)
  throw new SourceInvalid(null, `is of a kind that is not read (${kind}): add it in another form.`)
}

function ofText(kind: TextKind, place: Place, heard: (bytes: Uint8Array) => void): Content {
  const text = new TextReader(kind)
  let readBytes = 0
  return {
    async *chunks() {
      const utf8 = new Utf8()
      for await (const bytes of place.bytes(MOST_BYTES[kind])) {
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

function ofDocument(
  kind: DocumentKind,
  place: Place,
  heard: (bytes: Uint8Array) => void,
  signal: AbortSignal,
): Content {
  const text = new TextReader('markdown')
  let [readBytes, hidden] = [0, 0]
  return {
    async *chunks() {
      const pieces: Uint8Array[] = []
      for await (const bytes of place.bytes(MOST_BYTES[kind])) {
        heard(bytes)
        pieces.push(bytes)
        readBytes += bytes.length
      }
      const document = await readDocument(kind, Buffer.concat(pieces), signal)
      hidden = document.hidden
      const chunks = text.push(document.text)
      yield [...chunks, ...text.end()]
    },
    readBytes: () => readBytes,
    hidden: () => hidden + text.hidden,
  }
}

/** The SHA-256 of a source as it is now. */
export async function digestOf(place: Place): Promise<string> {
  const digest = createHash('sha256')
  for await (const bytes of place.bytes(MOST_BYTES.text)) digest.update(bytes)
  return digest.digest('hex')
}
