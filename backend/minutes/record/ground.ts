import type { DecisionLog } from '../../../schemas/generated/types.ts'
import type { Ground } from '../support/record-faults.ts'
import type { Transcript } from '../transcript.ts'
import { SOURCE } from './anchors.ts'
import { recordWords } from './words.ts'

/** What the record of a text is held against: the text, and the options, the choice and the dissent that were found in it. */
export function groundIn(
  { text, date, people, language }: Transcript,
  {
    alternatives,
    chosen_option: chosen,
    dissent,
  }: Pick<DecisionLog, 'alternatives' | 'chosen_option' | 'dissent'>,
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
    chosen,
    options: alternatives.map(({ id, title }) => ({ id, title, isNeeded: true })),
    dissent,
    texts: [text],
  }
}
