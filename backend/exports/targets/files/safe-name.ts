import { sha256 } from '../../../log/digest.ts'

/** What file systems take is at most 255 bytes; the rest is for what is put behind it. */
const MOST_BYTES = 160
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/**
 * A meeting's id as a folder's name that every file system takes. An id that had to be changed for that, or that another
 * file system would take for a different one's (capitals), gets a hash: no two meetings share a folder.
 */
export function safeName(id: string): string {
  const plain = id
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
  if (id !== '' && plain === id && !RESERVED.test(id) && Buffer.byteLength(id) <= MOST_BYTES) return id
  return `${firstBytes(plain, MOST_BYTES)}-${sha256(id).slice(0, 10)}`
}

function firstBytes(text: string, most: number): string {
  let size = 0
  let kept = ''
  for (const sign of text) {
    size += Buffer.byteLength(sign)
    if (size > most) break
    kept += sign
  }
  return kept
}
