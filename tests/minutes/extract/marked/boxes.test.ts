import { describe, expect, it } from 'vitest'
import { markedItems } from '../../../../backend/minutes/extract/rules/marked/marked.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const said = (text: string) =>
  markedItems(readTranscript({ name: 'minutes.md', text })).map(({ kind, text: words, state }) =>
    [kind, words, state ?? 'open'].join('|'),
  )

describe('a check box', () => {
  it('marks a task by itself, and a ticked one a task that is done', () => {
    expect(said('- [ ] Vera: cut the hedge by Friday\n- [x] sharpen the shears\n')).toEqual([
      'action|Vera: cut the hedge by Friday|open',
      'action|sharpen the shears|done',
    ])
  })

  it.each(['Agenda', 'Attendance', 'Повестка дня', 'Присутствовали'])('marks none under “%s”', (heading) => {
    expect(said(`## ${heading}\n\n- [ ] hedges of the north side\n- [x] shears and other tools\n`)).toEqual(
      [],
    )
  })

  it('marks none where the tasks have a list of their own', () => {
    expect(said('- [ ] hedges of the north side\n\n## Actions\n- Vera to cut the hedge\n')).toEqual([
      'action|Vera to cut the hedge|open',
    ])
  })
})
