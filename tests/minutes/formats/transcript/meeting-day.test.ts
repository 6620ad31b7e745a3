import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const dayOf = (text: string, name = 'notes.md'): string | null => readTranscript({ name, text }).date

describe('the day of the meeting', () => {
  it('is when it was held, though that heading is long and the next meeting has a line of its own', () => {
    const heading =
      '## Minutes of the Yearly Meeting of the Rowing Club held on Friday 6 March 2026 at 8 pm in the Boathouse'
    const text = `# Rowing Club\n${heading}\n\nThe boats stay.\n\n## Date of the next meeting\nFriday 3 April 2026, 8 pm.\n`
    expect(dayOf(text)).toBe('2026-03-06')
  })

  it('stands at the top of a Russian protocol, not where something lasts until', () => {
    const text =
      'ПРОТОКОЛ № 3\nобщего собрания клуба «Весло»\n\nг. Тверь                              6 марта 2026 г.\n\nРЕШИЛИ: Взнос не менять до 01.09.2026.\n'
    expect(dayOf(text, 'protocol.txt')).toBe('2026-03-06')
  })

  it.each([
    ['# Boats\n\nNext meeting: 3 April 2026\n'],
    ['# Boats\n\nPaint them by 3 April 2026\n'],
    ['# Лодки\n\nСрок: 03.04.2026\n'],
    ['# Boats\n\nBought 3 April 2025\n\nSold 3 May 2025\n'],
    ['# Boats, 12 March\n'],
  ])('is not known from %j', (text) => {
    expect(dayOf(text)).toBeNull()
  })

  it.each([
    ['# Boats, 06.03.26\n', '2026-03-06'],
    ['# Boats, 26/03/26\n', '2026-03-26'],
    ['# Boats, 06/03/26\n', null],
    ['# Лодки, встреча 06/03/26\n\nКрасим и не продаём.\n', '2026-03-06'],
    ['# Boats 10.20.30\n', null],
  ])('may have a year of two digits: %j', (text, day) => {
    expect(dayOf(text)).toBe(day)
  })
})
