import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A meeting's id where it gives none: the same title and question in a workspace are the same meeting, always. */
export function meetingId({
  workspaceId,
  title,
  question,
}: {
  workspaceId: string
  title: string
  question: string
}): string {
  const named = [workspaceId, title, question].map((part) => part.normalize('NFC').trim()).join('\n')
  return `${slug(title)}-${bytesToHex(sha256(utf8ToBytes(named))).slice(0, 8)}`
}

/** A title as part of an address: letters and digits in lower case, everything between them one dash. */
export function slug(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  const whole = words.filter((word) => word !== '').join('-')
  return [...whole].slice(0, MAX_SLUG).join('').replace(/-$/, '') || 'meeting'
}

// Long enough to be told apart in a list of pages, short enough for a file name.
const MAX_SLUG = 40
