import { describe, expect, it } from 'vitest'
import { extractItems } from '../../../../backend/minutes/extract/rules/extract.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const said = (text: string) =>
  extractItems(readTranscript({ name: 'minutes.md', text })).map(
    ({ kind, text: words }) => `${kind}: ${words}`,
  )

describe('a decision and somebody’s task in one line are two items', () => {
  it.each([
    [
      'RESOLVED: that the hedge be cut. Ms Berg to write to Oak Ltd by 10 May. Mr Lund will arrange payment.',
      [
        'decision: that the hedge be cut.',
        'action: Ms Berg to write to Oak Ltd by 10 May.',
        'action: Mr Lund will arrange payment.',
      ],
    ],
    [
      'It was resolved to cut the hedge. Mr Lund will order the shears by 10 May.',
      ['decision: It was resolved to cut the hedge.', 'action: Mr Lund will order the shears by 10 May.'],
    ],
    [
      'РЕШИЛИ: забор не менять. Кузнецову подготовить смету до 20 мая.',
      ['decision: забор не менять.', 'action: Кузнецову подготовить смету до 20 мая.'],
    ],
    [
      'Decision: we cut the hedge. Action: Vera to buy the shears.',
      ['decision: we cut the hedge.', 'action: Vera to buy the shears.'],
    ],
  ])('%j', (text, items) => expect(said(text)).toEqual(items))

  it('but what tells more of the decision stays with it', () => {
    const text = 'DECISION: we cut the hedge. It will be done in spring. The work will cost little.'
    expect(said(text)).toEqual([text.replace('DECISION', 'decision')])
  })
})
