import { expect, test } from 'vitest'
import { holdMeeting } from '../../../backend/council/meeting/hold-meeting.ts'
import { MEETING, registry } from '../../support/house.ts'

const [template] = registry.templates
const TARGETS = [
  { name: 'markdown', state: 'on', detail: null },
  { name: 'slack', state: 'paused', detail: 'It rests.' },
  { name: 'notion', state: 'off', detail: 'Set NOTION_TOKEN.' },
] as const

const notesOf = (exports: string[], targets?: typeof TARGETS) => {
  if (template === undefined) throw new Error('The registry has no template.')
  const given = { meeting: { ...MEETING, exports }, template, workspaceId: 'main' }
  return holdMeeting({ ...given, ...(targets === undefined ? {} : { targets }) }).notes.filter((note) =>
    note.includes('export target'),
  )
}

test('given a meeting that names targets, when it is held, then a note says which of them are not there, and what to do', () => {
  expect(notesOf(['markdown', 'slack', 'shelf', 'notion'], TARGETS)).toEqual([
    'There is no export target “shelf”: use one of markdown, slack, notion.',
    'The export target “notion” is not set up, so the record does not go there. Set NOTION_TOKEN.',
  ])
})

test('given a house that exports nothing, when a meeting names targets, then nobody can say that they are wrong', () => {
  expect(notesOf(['shelf'])).toEqual([])
})
