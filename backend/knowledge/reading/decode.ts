import { SourceInvalid } from '../source-invalid.ts'

const BROKEN = '\uFFFD'
const BROKEN_BYTES = Buffer.from(BROKEN)

/** Decodes UTF-8 that comes in pieces; what is none is refused with its line. */
export class Utf8 {
  readonly #decoder = new TextDecoder('utf-8')
  #line = 1

  push(bytes: Uint8Array): string {
    return this.#checked(this.#decoder.decode(bytes, { stream: true }), bytes)
  }

  end(): string {
    return this.#checked(this.#decoder.decode(), new Uint8Array())
  }

  #checked(text: string, bytes: Uint8Array): string {
    const at = text.indexOf(BROKEN)
    // A text may speak of the sign itself, and then has its bytes.
    if (at >= 0 && text.split(BROKEN).length > count(bytes)) {
      const line = this.#line + text.slice(0, at).split('\n').length - 1
      throw new SourceInvalid(line, 'is not UTF-8 text: save the file as UTF-8 and add it again.')
    }
    this.#line += text.split('\n').length - 1
    return text
  }
}

/** One more than the signs that stand in the bytes as they are. */
function count(bytes: Uint8Array): number {
  let found = 1
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = all.indexOf(BROKEN_BYTES); at >= 0; at = all.indexOf(BROKEN_BYTES, at + 3)) found++
  return found
}
