import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../backend/minutes/formats/transcript/decode-text.ts'

const TEXT = 'Протокол: мы решили срезать изгородь до мая.\nНора пишет отчёт.\n'
const utf16 = (text: string, big: boolean) =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0)
      return big ? [code >> 8, code & 255] : [code & 255, code >> 8]
    }),
  )
/** What a code page makes of a text: each byte that it reads as one of the text's letters. */
const paged = (text: string, page: string) => {
  const byte = new Map(
    Array.from({ length: 256 }, (_, i) => [new TextDecoder(page).decode(Uint8Array.of(i)), i]),
  )
  return Uint8Array.from([...text].map((char) => byte.get(char) ?? 63))
}
const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)])))

describe('the bytes of a transcript', () => {
  it.each([
    ['UTF-8', bytes(TEXT)],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, TEXT)],
    ['UTF-16 LE with a mark', bytes(0xff, 0xfe, ...utf16(TEXT, false))],
    ['UTF-16 BE with a mark', bytes(0xfe, 0xff, ...utf16(TEXT, true))],
    ['UTF-16 LE', utf16(TEXT, false)],
    ['UTF-16 BE', utf16(TEXT, true)],
    ['windows-1251', paged(TEXT, 'windows-1251')],
    ['KOI8-R', paged(TEXT, 'koi8-r')],
  ])('are read as %s', (_, given) => {
    expect(decodeText(given)).toBe(TEXT)
  })

  it('may be Western', () => {
    const text = 'Café: we meet at Zoë’s, naïve as we are.\n'
    expect(decodeText(paged(text, 'windows-1252'))).toBe(text)
  })

  it.each([
    ['nothing', bytes(), /is empty/],
    ['white space', bytes(' \n'), /is empty/],
    ['a PDF', bytes('%PDF-1.7 …'), /is no text but a PDF: save it as plain text/],
    ['a Word document', bytes('PK', 3, 4, 20, 0), /Word document.*save it as plain text/],
    ['NUL bytes', bytes('one\ntwo', 0, 0, 0, 1, 2, 3, 'end'), /NUL bytes.*Save it as plain text/],
    ['control characters', bytes('one\ntwo\u0001'), /control characters/],
    ['UTF-8 that was cut', bytes(TEXT, 0xd0), /damaged or was cut/],
    [
      'random bytes',
      bytes(...Array.from({ length: 400 }, (_, i) => 128 + ((i * 89) % 32))),
      /cannot be told/,
    ],
    ['eleven megabytes', new Uint8Array(11 * 1024 * 1024).fill(97), /longer than 10 MB/],
  ])('that are %s are refused with what to do', (_, given, why) => {
    expect(() => decodeText(given)).toThrow(why)
  })

  it('name the line that holds what is no text', () => {
    expect(() => decodeText(bytes('one\ntwo', 0, 0, 0, 1, 2))).toThrow(expect.objectContaining({ line: 2 }))
  })
})
