import { MAX_BYTES, plainText } from '../decode-utf8.ts'
import { lineAt, TextInvalid } from '../text-invalid.ts'

/**
 * The text of a transcript's bytes, whatever it was saved as: UTF-8, UTF-16 or a Russian code page, told by the bytes
 * alone. What is no text at all is refused, with what it seems to be and how to make a text of it.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new TextInvalid(null, 'is empty: there is nothing to read in it.')
  if (bytes.length > MAX_BYTES)
    throw new TextInvalid(null, 'is longer than 10 MB: split it into parts and import each of them.')
  const binary = BINARIES.find(({ magic }) => magic.every((byte, at) => byte === null || bytes[at] === byte))
  if (binary !== undefined)
    throw new TextInvalid(
      null,
      `is no text but ${binary.what}: save it as plain text (.txt, UTF-8) and try again.`,
    )
  const text = decoded(bytes)
  if (text.trim() === '' || text === '\uFEFF')
    throw new TextInvalid(null, 'is empty: there is nothing to read in it.')
  return plainText(text)
}

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0))
const BINARIES: { magic: (number | null)[]; what: string }[] = [
  { magic: ascii('%PDF-'), what: 'a PDF' },
  { magic: [0x50, 0x4b, 0x03, 0x04], what: 'a Word document or another ZIP archive' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Word document' },
  { magic: ascii('{\\rtf'), what: 'a rich text document (RTF)' },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'a picture' },
  { magic: [0xff, 0xd8, 0xff], what: 'a picture' },
  { magic: ascii('GIF8'), what: 'a picture' },
  { magic: [0x1f, 0x8b], what: 'a compressed file' },
  { magic: [null, null, null, null, ...ascii('ftyp')], what: 'a recording' },
  { magic: ascii('ID3'), what: 'a recording' },
  { magic: ascii('OggS'), what: 'a recording' },
  { magic: ascii('RIFF'), what: 'a recording' },
]

function decoded(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes)
  if (wide !== null) return strictly(wide, bytes)
  const zero = bytes.indexOf(0)
  if (zero >= 0) throw noText(bytes, zero)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fromCodePage(bytes)
  }
}

function strictly(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new TextInvalid(null, 'is damaged UTF-16 text: save it as UTF-8 and try again.')
  }
}

function noText(bytes: Uint8Array, at: number): TextInvalid {
  const line = bytes.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1)
  return new TextInvalid(
    line,
    'holds NUL bytes: this is no text file. Save it as plain text (.txt, UTF-8) and try again.',
  )
}

const SAMPLE = 8192

/** UTF-16 by its mark, or because every second byte is one of the few that lead Latin, Cyrillic and punctuation. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length % 2 !== 0 || bytes.length < 4) return null
  const sample = bytes.subarray(0, SAMPLE)
  const pairs = Math.floor(sample.length / 2)
  for (const [high, encoding] of [[1, 'utf-16le'] as const, [0, 'utf-16be'] as const]) {
    let zeros = 0
    let leading = 0
    let lowZeros = 0
    for (let i = 0; i < pairs; i++) {
      const byte = sample[i * 2 + high]
      if (byte === 0) zeros++
      if (byte === 0 || byte === 4 || byte === 0x20) leading++
      if (sample[i * 2 + 1 - high] === 0) lowZeros++
    }
    if (leading >= 0.95 * pairs && zeros >= 0.05 * pairs && lowZeros === 0) return encoding
  }
  return null
}

/** A text of one byte a letter. Russian shows as letters that stand as they do in Russian words, else it is Western. */
function fromCodePage(bytes: Uint8Array): string {
  const lossy = new TextDecoder('utf-8').decode(bytes)
  const broken = lossy.indexOf('\uFFFD')
  const others = lossy.slice(0, 100_000).match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0
  const faults = lossy.slice(0, 100_000).split('\uFFFD').length - 1
  // Many whole characters of several bytes come about in UTF-8 only.
  if (others > 4 && others > faults)
    throw new TextInvalid(
      lineAt(lossy, broken),
      'holds bytes that are no UTF-8 while the rest is: the file is damaged or was cut. Save it as UTF-8 again.',
    )
  const pages = ['windows-1251', 'koi8-r', 'windows-1252'].map((page) => {
    const text = new TextDecoder(page).decode(bytes)
    return { text, likely: likelihood(text.slice(0, 100_000), page === 'windows-1252') }
  })
  const best = pages.toSorted((a, b) => b.likely - a.likely)[0]
  if (best === undefined || best.likely <= 0)
    throw new TextInvalid(
      lineAt(lossy, broken),
      'is in an encoding that cannot be told: save it as UTF-8 and try again.',
    )
  return best.text
}

const COMMON = /[оеаинтсрвл]/g
const SMALL = /[а-яё]/g
const MIXED = /[а-яё][А-ЯЁ]/g
const STRANGE = /[\u0080-\u009f\u2500-\u25a0¤¦§¬±µ¶Ђ-ЏҐ]/g
const WESTERN = /[a-z][àâäåæçèéêëìíîïñòóôöøùúûüýßœ]|[àâäåæçèéêëìíîïñòóôöøùúûüýßœ][a-z]/gi

function likelihood(text: string, western: boolean): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  if (western) return count(WESTERN) + 0.5 * count(/[’‘“”–—…€°©]/g) - 2 * count(STRANGE) - 0.01
  return 0.5 * count(SMALL) + count(COMMON) - 4 * count(MIXED) - 2 * count(STRANGE)
}
