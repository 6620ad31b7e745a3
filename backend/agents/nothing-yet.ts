import type { Ctx } from '../council/working.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Outside the log there is no time and no turn to start: enough of a context to read the record. */
export const NOTHING_YET: Ctx = {
  now: 0,
  sha256: (text) => bytesToHex(sha256(utf8ToBytes(text))),
  digest: () => '',
  turnContext: () => ({ messageIds: [], sourceIds: [], promptVersion: '', sha256: '' }),
  heard: () => [],
  deadlineSeconds: () => 0,
  attempts: () => 0,
  onFailure: () => 'skip',
  policies: [],
}
