import { describe, expect, it, test } from 'vitest'
import { dueIn } from '../../../backend/minutes/normalise/dues/due-in.ts'
import { DUE_RULES } from '../../../backend/minutes/normalise/dues/due-rules.ts'

const due = (words: string) => dueIn(words, { meetingDate: '2024-04-24', language: 'en' })

describe('the day something is due', () => {
  const examples = DUE_RULES.flatMap(({ id, examples: of }) =>
    of.map(([words, raw]) => [words, raw, id] as const),
  )
  test.each(examples)('in “%s”: %s (%s)', (words, raw) => expect(due(words)?.raw ?? null).toBe(raw))

  test.each([
    ['Anna will draft it by Friday', '2024-04-26'],
    ['Anna will draft it tomorrow', '2024-04-25'],
    ['Anna will draft it in two weeks.', '2024-05-08'],
    ['Анна напишет письмо через неделю', '2024-05-01'],
    ['Draft it by next week', null],
    ['Draft it by Thursday or Friday', null],
    ['Draft it by Friday and mend it by May 20', null],
  ])('“%s” is %s', (words, iso) => {
    expect(due(words)).not.toBeNull()
    expect(due(words)?.iso).toBe(iso)
  })

  test.each([
    'Talk about the fair of May 3 with Anna',
    'Tell what was learned today by the farmers',
    'Bring the list on July 6',
  ])('is not named in “%s”', (words) => expect(due(words)).toBeNull())

  it('keeps the words between two days', () => {
    const found = due('Draft it by Friday and mend it by May 20')
    expect(found?.raw).toBe('Friday and mend it by May 20')
  })
})
