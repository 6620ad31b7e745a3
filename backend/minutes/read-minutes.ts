import { readAdr } from './extract/adr/read-adr.ts'
import { extractItems } from './extract/rules/extract.ts'
import { readTranscript } from './formats/transcript/read-transcript.ts'
import { normalise } from './normalise/normalise.ts'
import type { Said } from './record/record.ts'
import { subjectOf } from './record/subject.ts'
import type { Language } from './render/words.ts'

/** A text as given; the language only where somebody says that it is another than it seems. */
export type GivenMinutes = { name: string; text: string; language?: Language }

/** All that the rules read out of minutes, a transcript or a decision record, without any model. */
export function readMinutes({ name, text, language }: GivenMinutes): Said {
  const read = readTranscript({ name, text })
  const transcript = language === undefined ? read : { ...read, language }
  const adr = readAdr(transcript)
  return {
    transcript,
    adr,
    subject: subjectOf(transcript, adr),
    items: normalise(extractItems(transcript), transcript),
  }
}
