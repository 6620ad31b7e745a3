import type { Ground } from '../support/record-faults.ts'
import type { Transcript } from '../transcript.ts'
import { SOURCE } from './anchors.ts'
import { recordWords } from './words.ts'

/** What the record of a text is held against: the text alone, and what was found in it. */
export function groundIn(
  { text, date, people, language }: Transcript,
  { options, dissent }: Pick<Ground, 'dissent'> & { options: readonly { id: string; title: string }[] },
  sha256: Ground['sha256'],
): Ground {
  const words = recordWords(language)
  return {
    meetingDate: date,
    people,
    textOf: ({ source_id: id }) => (id === SOURCE ? text : null),
    sha256,
    known: () => [],
    isOnRecord: (said) => said === words.nothingDecided,
    options: options.map((one) => ({ ...one, isNeeded: true })),
    dissent,
    texts: [text],
  }
}
