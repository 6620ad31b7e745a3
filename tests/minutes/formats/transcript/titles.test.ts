import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'
import { subjectOf } from '../../../../backend/minutes/record/subject.ts'

const read = (name: string, text: string) => readTranscript({ name, text })

describe('a text without a title', () => {
  it.each([
    ['# Minutes\n\n## Attendees\n\n## Decisions\n\n## AOB\n'],
    ['## Решения\n\n## Задачи\n'],
    ['Decisions\n\n- sell the boat\n'],
  ])('is not called after a part of it: %j', (text) => {
    expect(read('notes.md', text).title).toBeNull()
  })

  it('is called as its file, without the number in front; its question names the file', () => {
    const subject = subjectOf(read('03-rowing_club.txt', 'nora: shall we row?\nivan: yes\n'))
    expect(subject.title).toBe('rowing club')
    expect(subject.question).toContain('03-rowing_club.txt')
  })
})
