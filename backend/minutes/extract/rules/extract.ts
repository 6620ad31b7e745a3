import type { Transcript } from '../../transcript.ts'
import { adrItems } from '../adr/adr-items.ts'
import { readAdr } from '../adr/read-adr.ts'
import { combine } from './combine.ts'
import { readMarks } from './marked/marked.ts'
import { unmarkedItems } from './unmarked/unmarked.ts'
import type { Found } from './found.ts'

/** All that the rules find, in the order of the text: what is marked first decides, the rest is understood. */
export function extractItems(transcript: Transcript): Found[] {
  const { found: marked, aside, open } = readMarks(transcript)
  const adr = readAdr(transcript)
  // A decision record holds one decision; what it weighs is none of its own.
  if (adr !== null) return combine([...adrItems(adr), ...marked.filter((one) => one.kind === 'action')], [])
  const taken = new Set([...marked.flatMap((one) => one.at), ...aside].map(({ segment }) => segment))
  return combine(marked, unmarkedItems(transcript, taken, open))
}
