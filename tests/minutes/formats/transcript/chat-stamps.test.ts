import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

describe('a chat copied from a messenger', () => {
  it.each([
    ['Нора, [06.03.2026 09:15]\nКрасим лодку?\n\nИван Рыбин, [06.03.2026 09:16]\nКрасим\n\nИ весло\n'],
    ['[06.03.2026, 09:15] Нора: Красим лодку?\n[06.03.2026, 09:16] Иван Рыбин: Красим\nИ весло\n'],
    ['06.03.2026, 09:15 - Нора: Красим лодку?\n07.03.2026, 09:16 - Иван Рыбин: Красим\nИ весло\n'],
  ])('tells who says what, and its first message the day: %j', (text) => {
    const chat = readTranscript({ name: 'chat.txt', text })
    expect(chat.segments.map((one) => [one.speaker, one.text])).toEqual([
      ['Нора', 'Красим лодку?'],
      ['Иван Рыбин', 'Красим'],
      ['Иван Рыбин', 'И весло'],
    ])
    expect(chat).toMatchObject({ date: '2026-03-06', title: null })
    expect(chat.people.map((one) => one.name).toSorted()).toEqual(['Иван Рыбин', 'Нора'])
  })

  it('is not a line that names a place and a day', () => {
    const { segments } = readTranscript({
      name: 'notes.txt',
      text: 'Тверь, 06.03.2026 09:15\n\nКрасим лодку.\n',
    })
    expect(segments.map((one) => one.speaker)).toEqual([null, null])
  })
})
