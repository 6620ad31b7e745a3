import { describe, expect, it } from 'vitest'
import { candidatesFromSources } from '../../../backend/minutes/formats/candidates.ts'
import { readMeetingMarkdown } from '../../../backend/minutes/formats/meeting-markdown.ts'

const read = (...lines: string[]) => readMeetingMarkdown(lines.join('\n')).meeting

describe('a meeting in Markdown', () => {
  it('gives its fields in the front matter and the rest under headings of any level and order', () => {
    const { meeting, notes } = readMeetingMarkdown(`---
language: en
stakes: high
budget: { maxTurns: 20 }
---

# A boiler for the workshop

##### Criteria
- Warm-up time
- Noise

## Options
1. Heat pump
2. Gas boiler

### Question
We need heat before winter.

Which boiler do we buy?
`)
    expect(meeting).toEqual({
      language: 'en',
      stakes: 'high',
      budget: { maxTurns: 20 },
      title: 'A boiler for the workshop',
      question: 'Which boiler do we buy?',
      options: [{ title: 'Heat pump' }, { title: 'Gas boiler' }],
      criteria: [
        { title: 'Warm-up time', weight: 2 },
        { title: 'Noise', weight: 2 },
      ],
    })
    expect(notes).toEqual([])
  })

  it('takes the fields of the front matter before those of a section, and says so', () => {
    const { meeting, notes } = readMeetingMarkdown(
      '---\noptions: [Oak, Ash]\n---\n# Desk\n## Options\n- Pine\n',
    )
    expect(meeting.options).toEqual(['Oak', 'Ash'])
    expect(notes).toEqual(['The front matter gives options; the section of the file is context.'])
  })

  it('reads Windows line ends and knows the line of each entry', () => {
    const { meeting, lineOf } = readMeetingMarkdown(
      '---\r\nid: d\r\n---\r\n# Desk\r\n\r\n## Options\r\n- Oak\r\n- Ash\r\n',
    )
    expect(meeting.options).toEqual([{ title: 'Oak' }, { title: 'Ash' }])
    expect([lineOf('/id'), lineOf('/title'), lineOf('/options/1/title')]).toEqual([2, 4, 8])
  })

  it('takes a rule at its head for a rule', () => {
    expect(read('---', '', '# Desk', '---', 'text').title).toBe('Desk')
  })
})

describe('a heading', () => {
  it.each([
    'Options on the table',
    'Considered options',
    'CONSIDERED ALTERNATIVES:',
    '3. Alternatives considered',
    'Options we considered',
    '🧭 The options',
    'Shortlisted vendors',
    'Candidates',
    'Варианты',
    'Рассматриваемые варианты',
    'Варианты решения',
  ])('%j announces options', (heading) => {
    expect(read('# T', `## ${heading}`, '- A tree', '- A bush').options).toEqual([
      { title: 'A tree' },
      { title: 'A bush' },
    ])
  })

  it.each([
    'Decision drivers',
    'Desired solution',
    'Evaluation criteria',
    'Requirements:',
    'What matters to us',
    'Критерии',
    'Критерии выбора',
    'Что для нас важно',
  ])('%j announces criteria', (heading) => {
    expect(read('# T', `#### ${heading}`, '- Shade').criteria).toEqual([{ title: 'Shade', weight: 2 }])
  })

  it.each([
    'Open questions',
    'Pros and cons of the options',
    'Comparison of options',
    'Proposed schedule',
    'Риски',
  ])('%j is context', (heading) => {
    expect(read('# T', `## ${heading}`, '- Shade')).toEqual({ title: 'T' })
  })

  it('that opens the file and leads to a section is the title, whatever its words are', () => {
    const asked = ['## Question', 'Shed or cellar?', '## Options', '- Shed', '- Cellar', '## Notes', 'Dry.']
    expect(read('# Tools', ...asked)).toMatchObject({
      title: 'Tools',
      question: 'Shed or cellar?',
      options: [{ title: 'Shed' }, { title: 'Cellar' }],
    })
  })

  it('that is the title announces nothing', () => {
    expect(read('# Options', '- just a list')).toEqual({ title: 'Options' })
    expect(read('# Requirements', '## Options', '- A')).toEqual({
      title: 'Requirements',
      options: [{ title: 'A' }],
    })
  })
})

describe('the question', () => {
  it.each([
    ['**Question:** Which tree do we plant?'],
    ['**Question for the council:** Which tree do we plant?'],
    ['**Question for the council: Which tree do we plant?**'],
    ['## Question: Which tree do we plant?'],
    ['## Question\n\nWhich tree do we plant?'],
    ['**The question**\n\n- Which tree do we plant?'],
    ['## Decision to be made\nWhich tree do we plant?'],
  ])('is found in %j', (text) => {
    expect(read('# A tree', text).question).toBe('Which tree do we plant?')
  })

  it('is found in Russian', () => {
    expect(read('# Дерево', '**Вопрос:** Какое дерево сажаем?').question).toBe('Какое дерево сажаем?')
  })

  it('that only points at the options is led by the title', () => {
    expect(read('# A tree', '**Question:** which of the considered options is best?').question).toBe(
      'A tree: which of the considered options is best?',
    )
    expect(read('# Which tree?', '## Question', 'Which option do we take?').question).toBe(
      'Which tree: which option do we take?',
    )
  })
})

describe('an option', () => {
  it.each([
    ['- Option A: Oak', { title: 'Oak' }],
    ['- (B) Oak – grows slowly', { title: 'Oak', summary: 'grows slowly' }],
    ['- Вариант 2 — Дуб: растёт медленно', { title: 'Дуб', summary: 'растёт медленно' }],
    ['- **Oak:** All of it from one nursery', { title: 'Oak', summary: 'All of it from one nursery' }],
    ['- **Oak**: from one nursery - cheap', { title: 'Oak', summary: 'from one nursery - cheap' }],
    ['- **Option C:** Oak - cheap', { title: 'Oak', summary: 'cheap' }],
    ['- **Keep** what we have', { title: 'Keep what we have' }],
    ['- [Oak](https://example.org/oak)', { title: 'Oak' }],
    ['- Oak (from the nursery: our own)', { title: 'Oak (from the nursery: our own)' }],
    ['- 2-3 small trees', { title: '2-3 small trees' }],
    ['- Oak - http://example.org', { title: 'Oak', summary: 'http://example.org' }],
  ])('%j', (line, option) => {
    expect(read('# T', '## Options', line).options).toEqual([option])
  })

  it('keeps what is nested under it to itself', () => {
    expect(read('# T', '## Options', '- Oak', '  - slow', '  - strong', '- Ash').options).toEqual([
      { title: 'Oak' },
      { title: 'Ash' },
    ])
  })

  it('may be a heading of its own, with its first paragraph', () => {
    const text = [
      '# T',
      '## Options',
      '### Option 1: Oak',
      'Grows slowly.',
      '- strong',
      '### Ash',
      '#### Pros',
      '- quick',
    ]
    expect(read(...text).options).toEqual([{ title: 'Oak', summary: 'Grows slowly.' }, { title: 'Ash' }])
  })

  it('may be a row of a table', () => {
    const table = ['| Tree | Height | Note |', '|---|---|---|', '| Oak | 30 m | slow |', '| Ash | 25 m | |']
    expect(read('# T', '## Options', ...table).options).toEqual([
      { title: 'Oak', summary: '30 m; slow' },
      { title: 'Ash', summary: '25 m' },
    ])
  })

  it('is sought under pros and cons where no section lists any, and said to be', () => {
    const text = '# T\n## Pros and cons\n### Oak\n#### Pros\n- strong\n### Ash\n- quick\n### Summary\n'
    expect(readMeetingMarkdown(text)).toMatchObject({
      meeting: { options: [{ title: 'Oak' }, { title: 'Ash' }] },
      notes: ['The file lists no options; these are headings of it: "Oak", "Ash".'],
    })
  })

  it('is found in other sources too, once each', () => {
    const one = '## Плюсы и минусы вариантов\n### Дуб\n### Ясень\n'
    const two = '## Considered options\n**Option B: Дуб**\n\ntext\n'
    expect(candidatesFromSources([{ text: one }, { text: two }, { text: '# Notes\n## Oak\n' }])).toEqual([
      { title: 'Дуб' },
      { title: 'Ясень' },
    ])
  })
})

describe('a criterion', () => {
  it('weighs by the heading it stands under', () => {
    const text = [
      '# T',
      '## Decision drivers',
      '### Must have',
      '- **Shade:** at noon, if possible',
      '### Nice to have',
      '- Fruit',
    ]
    expect(read(...text).criteria).toEqual([
      { title: 'Shade', weight: 3, must: true },
      { title: 'Fruit', weight: 1 },
    ])
  })

  it('weighs by the group or the line it stands under', () => {
    const group = ['# T', '## Criteria', '- Must have', '  - Shade', '- **Nice to have:**', '  - Fruit']
    const line = ['# T', '## Criteria', 'Must have:', '', '- Shade', '', 'Nice to have:', '', '- Fruit']
    const expected = [
      { title: 'Shade', weight: 3, must: true },
      { title: 'Fruit', weight: 1 },
    ]
    expect(read(...group).criteria).toEqual(expected)
    expect(read(...line).criteria).toEqual(expected)
  })

  it.each([
    ['- Fruit (optional): we like it', { title: 'Fruit', weight: 1 }],
    ['- Fruit, if possible', { title: 'Fruit, if possible', weight: 1 }],
    ['- Тень: желательно в полдень', { title: 'Тень', weight: 1 }],
    ['- Тень (обязательно)', { title: 'Тень', weight: 3, must: true }],
    ['- Shade: the tree must give it at noon', { title: 'Shade', weight: 3, must: true }],
    ['- Care: little work required to keep it', { title: 'Care', weight: 2 }],
    ['- Shade (weight 5)', { title: 'Shade', weight: 5 }],
    ['- Shade (40 %): at noon', { title: 'Shade', weight: 40 }],
  ])('%j weighs by its own words', (line, criterion) => {
    expect(read('# T', '## Criteria', line).criteria).toEqual([criterion])
  })

  it('may be a row of a table with weights', () => {
    const table = ['| Criterion | Weight |', '|---|---|', '| Shade | 5 |', '| Fruit | nice to have |']
    expect(read('# T', '## Criteria', ...table).criteria).toEqual([
      { title: 'Shade', weight: 5 },
      { title: 'Fruit', weight: 1 },
    ])
  })
})

describe('the agenda', () => {
  it('of bare points is just these points', () => {
    expect(read('# T', '## Agenda', '1. Shade', '2. Fruit').agenda).toEqual([
      { title: 'Shade' },
      { title: 'Fruit' },
    ])
  })

  it('with kinds and minutes gives items', () => {
    const text = ['# T', '## Повестка', '- Oak or ash (10 min, discuss)', '- Place [5 мин]', '- Vote: 1 h']
    expect(read(...text).agenda).toEqual([
      { title: 'Oak or ash', kind: 'discuss', timeboxMinutes: 10 },
      { title: 'Place', kind: 'discuss', timeboxMinutes: 5 },
      { title: 'Vote', kind: 'decide', timeboxMinutes: 60 },
    ])
  })

  it('whose points have minutes and no verb decides at the end', () => {
    expect(read('# T', '## Agenda', '- Shade (10 min)', '- Fruit (5 min)').agenda).toMatchObject([
      { kind: 'discuss' },
      { kind: 'decide' },
    ])
  })
})
