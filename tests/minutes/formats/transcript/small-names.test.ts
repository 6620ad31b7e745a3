import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const read = (name: string, text: string) => readTranscript({ name, text })

describe('names in small letters', () => {
  const speakers = (text: string) => read('notes.txt', text).segments.map((one) => one.speaker)

  it('speak where they come again and say I', () => {
    const text =
      'We met by the river.\n\nivan: I will paint the boat\n\nIt rained.\n\nivan: the oars are fine\n\nWe left at six.\n'
    expect(speakers(text)).toEqual([null, 'ivan', null, 'ivan', null])
  })

  it('are words where they come once, or never say I', () => {
    expect(speakers('We met.\n\nivan: I will paint\n\nIt rained.\n\nWe left.\n')).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(speakers('We met.\n\npaint: red\n\nIt rained.\n\npaint: blue\n\nWe left.\n')).not.toContain(
      'paint',
    )
  })
})
