import { describe, expect, it } from 'vitest'
import { markedItems } from '../../../../backend/minutes/extract/rules/marked/marked.ts'
import { MARKS } from '../../../../backend/minutes/extract/rules/marked/parse-label.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const found = (text: string) => markedItems(readTranscript({ name: 'minutes.md', text }))

describe.each(MARKS.map((mark) => [mark.id, mark] as const))('the mark %s', (_, mark) => {
  it.each(mark.examples.map((one) => [one.text, one.gives] as const))('reads %j', (text, gives) => {
    const items = found(text).map(({ kind, text: words, ownerHint, dueHint, state }) => ({
      kind,
      text: words,
      ...(ownerHint === undefined ? {} : { ownerHint }),
      ...(dueHint === undefined ? {} : { dueHint }),
      ...(state === undefined ? {} : { state }),
    }))
    expect(items).toEqual(gives)
  })

  it.each(mark.not.map((text) => [text]))('leaves %j alone', (text) => {
    expect(found(text).filter((one) => one.kind === mark.kind)).toEqual([])
  })
})

it('takes the numbered points under a Russian "РЕШИЛИ" one by one, with whom they are given to', () => {
  const items = found(
    '1. СЛУШАЛИ: Веру о сарае.\nРЕШИЛИ:\n1.1. Запирать сарай на ночь.\n1.2. Заказать замок. Отв. Лис П., срок – 03.05.2031.\n',
  )
  expect(items.map(({ kind, text, ownerHint }) => [kind, text, ownerHint])).toEqual([
    ['decision', 'Запирать сарай на ночь.', undefined],
    ['action', 'Заказать замок. Отв. Лис П., срок – 03.05.2031.', 'Лис П.'],
  ])
})

describe('forms that any mark may have', () => {
  const said = (text: string) =>
    found(text).map(({ kind, text: words, state }) => [kind, words, state ?? 'open'].join('|'))

  it.each([
    ['**Decision** We lock the shed at night', ['decision|We lock the shed at night|open']],
    ['- _Action_ Mira to book the hall', ['action|Mira to book the hall|open']],
    ['**DECISION 7.1** the shed stays locked', ['decision|the shed stays locked|open']],
    ['Decision 3. The shed stays locked', ['decision|The shed stays locked|open']],
    [
      'Actions: Mira to book the hall; Jon to print the flyers',
      ['action|Mira to book the hall|open', 'action|Jon to print the flyers|open'],
    ],
    [
      'Decisions: 1) lock the shed; 2) paint the shed',
      ['decision|lock the shed|open', 'decision|paint the shed|open'],
    ],
    [
      '## Action items (from last meeting)\n- Mira to book the hall',
      ['action|Mira to book the hall|carried'],
    ],
    ['## Action item review\n- Mira to book the hall', ['action|Mira to book the hall|carried']],
    ['## Action items for 12 May\n- Mira to book the hall', ['action|Mira to book the hall|open']],
    [
      '## Summary of decisions/actions\n- The shed stays locked\n- Mira to book the hall',
      ['decision|The shed stays locked|open', 'action|Mira to book the hall|open'],
    ],
    ['Jon: ACTION: I book the hall', ['action|I book the hall|open']],
    ['Motion: paint the shed. Motion carried.', ['decision|paint the shed. Motion carried.|open']],
    [
      '## Actions\n### Mira\n- book the hall\n### Jon\n- print the flyers',
      ['action|book the hall|open', 'action|print the flyers|open'],
    ],
    ['- Actions\n  - Mira\n    - book the hall', ['action|book the hall|open']],
    [
      '## Meeting 12\n\n**ACTION 12.1**: Mira to book the hall\n\n**ACTION 11.4**: Jon to print the flyers',
      ['action|Mira to book the hall|open', 'action|Jon to print the flyers|carried'],
    ],
    [
      'ACTION: Mira to book the big hall soon\n\n## Actions\n- Mira to book the big hall',
      ['action|Mira to book the big hall soon|open'],
    ],
    [
      '> ACTION: Jon to print the flyers\n\nACTION: Mira to book the hall',
      ['action|Jon to print the flyers|carried', 'action|Mira to book the hall|open'],
    ],
    ['> **Decision:** the shed stays locked', ['decision|the shed stays locked|open']],
    [
      '## Actions\n\n- Mira to book the hall\n\n---\n\n- a thing that was said later',
      ['action|Mira to book the hall|open'],
    ],
    ['TODO: wash the pots\nThe rain went on for the rest of the day.', ['action|wash the pots|open']],
    [
      '## Actions\n\n[ ] Mira to book the hall\n[x] Jon to print the flyers',
      ['action|Mira to book the hall|open', 'action|Jon to print the flyers|done'],
    ],
    ['Decision\n\nThe shed stays locked at night.', ['decision|The shed stays locked at night.|open']],
    ['- Agreed\n- seeds\n- a lamp', []],
    ["AI's: Mira to book the hall", ['action|Mira to book the hall|open']],
    ['Votes: +5/0/-1', ['dissent|Votes: +5/0/-1|open']],
    ['Vote: +5/0/-0', []],
  ])('%j', (text, gives) => expect(said(text)).toEqual(gives))
})

it.each(MARKS.flatMap((mark) => mark.examples.map((one) => [one.text])))('shows where %j says it', (text) => {
  const transcript = readTranscript({ name: 'minutes.md', text })
  for (const one of markedItems(transcript)) {
    const words = one.at
      .map(({ segment, from, to }) => transcript.segments[segment]?.text.slice(from, to))
      .join(' ')
    expect(words.startsWith(one.text)).toBe(true)
  }
})
