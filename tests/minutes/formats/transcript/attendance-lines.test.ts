import { describe, expect, it } from 'vitest'
import { extractItems } from '../../../../backend/minutes/extract/rules/extract.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

describe('a line that says who was there', () => {
  it.each([
    ['**Present:** Mrs N. Fisk (Chair), Mr I. Ryb (Treasurer), Ms P. Oar (Secretary)'],
    ['*Present*: Mrs N. Fisk (Chair), Mr I. Ryb (Treasurer), Ms P. Oar (Secretary)'],
    ['- __Attendees:__ Mrs N. Fisk (Chair), Mr I. Ryb (Treasurer), Ms P. Oar (Secretary)'],
  ])('names people and gives nobody a task: %j', (line) => {
    const minutes = readTranscript({
      name: 'notes.md',
      text: `# Boats\n\n${line}\n\nWe agreed to sell the boat.\n`,
    })
    expect(minutes.people.map((one) => one.name)).toEqual(['N. Fisk', 'I. Ryb', 'P. Oar'])
    expect(minutes.segments[1]?.role).toBe('attendance')
    expect(extractItems(minutes).map((one) => one.text)).toEqual(['We agreed to sell the boat.'])
  })
})
