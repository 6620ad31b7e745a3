import { readAdr } from '../../backend/minutes/extract/adr/read-adr.ts'
import { CERTAIN } from '../../backend/minutes/extract/rules/found.ts'
import { extractItems } from '../../backend/minutes/extract/rules/extract.ts'
import { decodeText } from '../../backend/minutes/formats/transcript/decode-text.ts'
import { readTranscript } from '../../backend/minutes/formats/transcript/read-transcript.ts'
import { normalise, type Item } from '../../backend/minutes/normalise/normalise.ts'
import { adrFields } from './adr-fields.ts'
import type { Prediction } from './tally.ts'

/** What the rules alone make of a file, in the form that the corpus' scorer takes. */
export function predict(name: string, bytes: Uint8Array): Prediction & { certain: Prediction } {
  const transcript = readTranscript({ name, text: decodeText(bytes) })
  const items = normalise(extractItems(transcript), transcript).filter((one) => one.state !== 'carried')
  const adr = readAdr(transcript)
  return {
    ...asPrediction(items),
    ...(adr === null ? {} : { adr: adrFields(adr) }),
    certain: asPrediction(items.filter((one) => one.certainty >= CERTAIN)),
  }
}

function asPrediction(items: readonly Item[]): Prediction {
  const scored = ({ text, owners, due, dueRaw, line }: Item) => ({ text, owners, due, due_raw: dueRaw, line })
  return {
    actions: items.filter((one) => one.kind === 'action').map(scored),
    decisions: items.filter((one) => one.kind === 'decision').map(scored),
  }
}
