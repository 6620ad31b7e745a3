import { describe, expect, it } from 'vitest'
import { extractItems } from '../../../../backend/minutes/extract/rules/extract.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const said = (text: string) =>
  extractItems(readTranscript({ name: 'minutes.md', text })).map(
    ({ kind, text: words }) => `${kind}: ${words}`,
  )

const VOTES = (head: string, verdict: string) =>
  `## Decisions\n\n| Ref | Decision | Moved by | ${head} |\n|---|---|---|---|\n| D1 | To keep bees | JB | 5-2 |\n| D2 | To sell the orchard | KM | ${verdict} |\n`
const TASKS = (status: string) =>
  `## Actions\n\n| Action | Who | Status |\n|---|---|---|\n| Mow the lawn | Ada | Open |\n| Prune the vines | Ben | ${status} |\n`

describe('a motion that was lost is no decision to do it', () => {
  it.each([
    ['Vote', 'rejected 1-6'],
    ['Outcome', 'Lost'],
    ['Result', 'defeated by 4 votes to 3'],
    ['Status', 'withdrawn'],
    ['Vote', 'not carried'],
    ['Голосование', 'отклонено'],
    ['Статус', 'снято'],
  ])('where the column %s says “%s”', (head, verdict) => {
    expect(said(VOTES(head, verdict))).toEqual(['decision: To keep bees'])
  })

  it.each([
    '## Decisions\n\n1. We keep bees.\n2. Sell the orchard – rejected.\n',
    '## Decisions\n\n1. We keep bees.\n2. ~~Sell the orchard~~ withdrawn\n',
    '## Decisions\n\n1. We keep bees.\n2. Sell the orchard (not carried, 2-5)\n',
  ])('where its last words say so: %j', (text) => expect(said(text)).toEqual(['decision: We keep bees.']))

  it('where it stands beside what was moved, and is one where it was carried', () => {
    const rows = '| To keep bees | JB | carried 5-1 |\n| To sell the orchard | KM | lost |\n'
    expect(said(`| Motion | Proposed | Result |\n|---|---|---|\n${rows}`)).toEqual(['decision: To keep bees'])
  })

  it('but to reject something is a decision', () => {
    expect(said('DECISION: the offer of the nursery is rejected')).toEqual([
      'decision: the offer of the nursery is rejected',
    ])
  })
})

describe('a task that nobody is to do any more is none', () => {
  it.each(['Cancelled', 'dropped', 'no longer needed', 'отменено', 'снято'])(
    'with the status “%s”',
    (status) => {
      expect(said(TASKS(status))).toEqual(['action: Mow the lawn'])
    },
  )

  it('but one that is in progress is', () => {
    expect(said(TASKS('In progress'))).toEqual(['action: Mow the lawn', 'action: Prune the vines'])
  })
})

describe('a list that says that there is nothing to do gives nothing', () => {
  it.each([
    ['Actions', 'None at this time'],
    ['Actions', 'none so far'],
    ['Action items', 'Nothing new.'],
    ['Actions', 'No actions'],
    ['Поручения', 'нет'],
    ['Поручения', 'не назначались'],
  ])('%s: %s', (head, words) => expect(said(`## ${head}\n\n- ${words}\n`)).toEqual([]))
})

it('a task for somebody, nobody knows whom, is only what is to be done', () => {
  expect(said('TODO someone: feed the hens')).toEqual(['action: feed the hens'])
})
