import { expect, it } from 'vitest'
import { extractItems } from '../../../backend/minutes/extract/rules/extract.ts'
import { readTranscript } from '../../../backend/minutes/formats/transcript/read-transcript.ts'

const foundIn = (line: string): string[] =>
  extractItems(readTranscript({ name: 'club.md', text: `# Club, 3 March 2026\n\n${line}\n` })).map(
    ({ kind, text }) => `${kind}: ${text}`,
  )

it('what is struck out is not said', () => {
  expect(foundIn('DECISION: ~~buy the boat~~ rent it')).toEqual(['decision: rent it'])
  expect(foundIn('- ~~DECISION: buy the boat~~')).toEqual([])
})

it('one word after the mark is a choice, unless it says that none was made', () => {
  expect(foundIn('Decision: Postgres')).toEqual(['decision: Postgres'])
  expect(foundIn('Решение: лодка')).toEqual(['decision: лодка'])
  expect(foundIn('Decision: postponed')).toEqual([])
  expect(foundIn('Decision: no decision was taken')).toEqual([])
})
