import type { Adr } from './extract/adr/adr.ts'
import { readAdr } from './extract/adr/read-adr.ts'
import { extractItems } from './extract/rules/extract.ts'
import type { Found } from './extract/rules/found.ts'
import { readTranscript } from './formats/transcript/read-transcript.ts'
import { normalise } from './normalise/normalise.ts'
import type { Said } from './record/record.ts'
import { subjectOf } from './record/subject.ts'
import type { Language } from './render/words.ts'
import type { Transcript } from './transcript.ts'

/** A text as given; the language only where somebody says that it is another than it seems. */
export type GivenMinutes = { name: string; text: string; language?: Language }

/** A text as it was read, and what was found in it so far. */
export type FoundInText = { transcript: Transcript; adr: Adr | null; found: readonly Found[] }

/** All that the rules read out of minutes, a transcript or a decision record, without any model. */
export const readMinutes = (given: GivenMinutes): Said => saidIn(findInMinutes(given))

/** What the rules find, before its owners and days are read: what else was found may still be put to it. */
export function findInMinutes({ name, text, language }: GivenMinutes): FoundInText {
  const read = readTranscript({ name, text })
  const transcript = language === undefined ? read : { ...read, language }
  return { transcript, adr: readAdr(transcript), found: extractItems(transcript) }
}

/** What was found, by whomever, as items that stand alone. */
export const saidIn = ({ transcript, adr, found }: FoundInText): Said => ({
  transcript,
  adr,
  subject: subjectOf(transcript, adr),
  items: normalise(found, transcript),
})
