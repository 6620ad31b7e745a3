import { expect, test } from 'vitest'
import { withoutStatus } from '../../../backend/minutes/render/without-status.ts'
import { wordsOf } from '../../../backend/minutes/render/words.ts'

test.each([
  ['ru', 'no_consensus', 'Согласия нет: ни один вариант не прошёл.', 'Ни один вариант не прошёл.'],
  ['en', 'decided', 'npm is used, and not yarn.', 'npm is used, and not yarn.'],
  ['en', 'decided', 'The council chooses Notion.', 'The council chooses Notion.'],
] as const)(
  'given a decision that says its status itself (%s, %s), the status is not said twice, and no other word is touched',
  (language, status, decision, told) => {
    expect(withoutStatus({ status, decision }, wordsOf(language))).toBe(told)
  },
)
