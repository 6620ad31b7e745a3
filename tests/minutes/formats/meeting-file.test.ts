import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf8 } from '../../../backend/minutes/formats/decode-utf8.ts'
import { MeetingFileInvalid, readMeetingFile } from '../../../backend/minutes/formats/meeting-file.ts'
import { TextInvalid } from '../../../backend/minutes/formats/text-invalid.ts'

describe('a meeting file', () => {
  it('in Markdown is its own first source, as read', () => {
    const text = '# Tea\r\n\r\n**Question:** Which tea?\r\n'
    expect(readMeetingFile({ name: 'tea.md', text: `\uFEFF${text}` })).toEqual({
      meeting: { title: 'Tea', question: 'Which tea?' },
      s0Text: text,
      notes: [],
    })
  })

  it.each([
    ['tea.json', '{"title": "Tea", "question": "Which?", "options": [{"title": "Mint"}]}'],
    ['tea.yaml', 'title: Tea\nquestion: Which?\noptions: [Mint]\n'],
    ['tea', '{"title": "Tea", "question": "Which?", "options": ["Mint"]}'],
    ['tea.txt', 'title: Tea\nquestion: Which?\noptions:\n  - title: Mint\n'],
  ])('may be fields: %s', (name, text) => {
    expect(readMeetingFile({ name, text })).toEqual({
      meeting: { title: 'Tea', question: 'Which?', options: [{ title: 'Mint' }] },
      notes: [],
    })
  })

  it('may be divided by long rules', () => {
    const text = `# Tea\n\n${'- '.repeat(60)}\n\n${'* '.repeat(60)}-\n`
    expect(readMeetingFile({ name: 'a.md', text }).meeting.title).toBe('Tea')
  })

  it('that states no question gets one from its title, and says so', () => {
    expect(readMeetingFile({ name: 'a.md', text: '# Tea\n## Options\n- Mint\n- Black\n' })).toMatchObject({
      meeting: { question: 'Tea: which of the options should be chosen?' },
      notes: ['The file states no question; from its title: "Tea: which of the options should be chosen?"'],
    })
    expect(readMeetingFile({ name: 'a.md', text: '# Tea or coffee?\n' }).meeting.question).toBe(
      'Tea or coffee?',
    )
    expect(readMeetingFile({ name: 'a.md', text: '# Чай\n' }).meeting.question).toBe('Чай: что решить?')
  })

  it.each([
    ['Should we move?', { title: 'Should we move?', question: 'Should we move?' }],
    ['Question: should we move?', { title: 'should we move?', question: 'should we move?' }],
    [
      'The rent rises in May. Should we move?\n\nThe landlord is away.',
      { title: 'Should we move?', question: 'The rent rises in May. Should we move?' },
    ],
    [
      'Куда переезжаем?\n\n## Варианты\n- Сарай\n- Подвал',
      {
        title: 'Куда переезжаем?',
        question: 'Куда переезжаем?',
        options: [{ title: 'Сарай' }, { title: 'Подвал' }],
      },
    ],
    [
      'Which tea?\n\n## Background\nWe drink a lot.\n\n## Options\n- Mint\n- Black',
      {
        title: 'Which tea?',
        question: 'Which tea?',
        options: [{ title: 'Mint' }, { title: 'Black' }],
      },
    ],
    ['Move to Utrecht', { title: 'Move to Utrecht', question: 'Move to Utrecht: what should be decided?' }],
  ])('may be what somebody typed: %j', (text, meeting) => {
    const read = readMeetingFile({ name: 'stdin', text })
    expect(read).toMatchObject({ meeting, s0Text: text })
    expect(read.notes[0]).toBe(`The file has no heading; its title is what it opens with: "${meeting.title}"`)
  })

  it('that lists no options gets those its sources speak of, and says so', () => {
    const beside = [{ title: 'notes', text: '## Pros and cons\n### Mint\n- fresh\n### Black\n- strong\n' }]
    expect(readMeetingFile({ name: 'a.md', text: '# Tea\n', beside })).toMatchObject({
      meeting: { options: [{ title: 'Mint' }, { title: 'Black' }] },
      notes: [
        'The meeting lists no options; these are headings of its sources: "Mint", "Black".',
        'The file states no question; from its title: "Tea: which of the options should be chosen?"',
      ],
    })
  })
})

const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
for (const [index, name] of [...'bcdefgh'].entries()) {
  bomb.push(`${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
}
const steps = (depth: number) => Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')
const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('each fault is one line that names file, place and remedy', () => {
  it.each([
    ['a.md', '', 'a.md: is empty: write at least a title and a question.'],
    ['a.md', '- no heading', 'a.md: /title is missing: begin the file with a line "# …".'],
    [
      'a.md',
      'word '.repeat(250),
      'a.md: does not look like a meeting: begin with a line "# …" that names it, or with the question in a few sentences.',
    ],
    [
      'a',
      `${'QUJD'.repeat(19)}\n`.repeat(4),
      'a: does not look like a meeting: begin with a line "# …" that names it, or with the question in a few sentences.',
    ],
    ['a.md', 'a\n\u0000b', 'a.md, line 2: holds control characters: this is no text file.'],
    [
      'a.md',
      '# a\n\ud83d',
      'a.md, line 2: holds half a character (an unpaired surrogate): save the file as UTF-8 again.',
    ],
    [
      'a.md',
      `# ${'x'.repeat(10 * 1024 * 1024)}`,
      'a.md: is longer than 10 MB: split it, or keep only what the meeting needs.',
    ],
    [
      'a.md',
      '---\nid: x\ntitel: y\n---\n',
      'a.md, line 3: /titel is no field of a meeting; did you mean "title"?',
    ],
    [
      'a.md',
      '---\nbudget:\n  maxTurn: 3\n---\n# T',
      'a.md, line 3: /budget/maxTurn is no field of a meeting; did you mean "maxTurns"?',
    ],
    [
      'a.md',
      '---\nlanguage: de\n---\n# T',
      'a.md, line 2: /language must be one of "en", "ru", but is the text "de".',
    ],
    [
      'a.md',
      '---\nid: a\n# T',
      'a.md, line 1: opens front matter with "---" and never closes it: put another "---" after the fields.',
    ],
    ['a.md', '---\nid: a\nid: b\n---\n# T', 'a.md, line 3: names the same field twice: keep one of them.'],
    [
      'a.md',
      '---\ntitle: a: b\n---\n',
      'a.md, line 2: has a second ": " in one line of YAML: put the whole value in quotes.',
    ],
    [
      'a.md',
      '---\n- x\n---\n# T',
      'a.md, line 2: begins with front matter that names no fields: write lines such as "language: en".',
    ],
    [
      'a.md',
      `---\n${bomb.join('\n')}\n---\n# T`,
      'a.md: repeats its YAML aliases too often: write the values out.',
    ],
    [
      'a.yml',
      'title: a\n---\ntitle: b',
      'a.yml, line 2: holds a second YAML document after "---": keep one.',
    ],
    [
      'a.yml',
      'title:\n\tb: 1',
      'a.yml, line 2: is indented by a tab, which YAML does not allow: use spaces.',
    ],
    [
      'a.yml',
      'title: !!js/function "x"',
      'a.yml, line 1: uses a YAML tag ("!…"), which is not allowed: write the plain value.',
    ],
    [
      'a.md',
      `# T\n${'> '.repeat(50_000)}x`,
      'a.md, line 2: is nested deeper than 32 levels: make it flatter.',
    ],
    ['a.md', `# T\n${steps(900)}`, 'a.md, line 130: is nested deeper than 32 levels: make it flatter.'],
    ['a.yml', `title: ${nest(40)}`, 'a.yml: is nested deeper than 32 levels: make it flatter.'],
    ['a.yml', `title: ${nest(50_000)}`, 'a.yml, line 1: is nested deeper than 32 levels: make it flatter.'],
    ['a.yml', '__proto__: { a: 1 }', 'a.yml: holds the field "__proto__", which is not allowed: remove it.'],
    [
      'a.yml',
      'title: "a \\ud83d"',
      'a.yml, line 1: /title holds half a character (an unpaired surrogate): write it anew.',
    ],
    [
      'a.yml',
      'title: a\nseats:\n  - { seat: Bo B, role: expert }',
      'a.yml, line 3: /seats/0/seat must be small letters, digits and "_", such as expert_b, but is the text "Bo B".',
    ],
    [
      'a.json',
      '{"title": "a",}',
      'a.json, line 1: has "}" where a field name in double quotes should stand.',
    ],
    [
      'a.json',
      '{"title":\n a}',
      'a.json, line 2: holds a where a JSON value should be: texts stand in double quotes.',
    ],
    ['a.json', '{"title": "a"', 'a.json, line 1: ends where "," or "}" should follow.'],
    ['a.json', '{"title": "a}', 'a.json, line 1: opens a text with a double quote and never closes it.'],
    ['a.json', '{"title": "a"}\n}', 'a.json, line 2: goes on after the JSON has ended: remove the rest.'],
    ['a.json', '{"id": "a",\n"id": "b"}', 'a.json, line 2: names the field "id" twice: keep one of them.'],
    [
      'a.json',
      '{"__proto__": {}}',
      'a.json, line 1: holds the field "__proto__", which is not allowed: remove it.',
    ],
    ['a.json', nest(33), 'a.json, line 1: is nested deeper than 32 levels: make it flatter.'],
    ['a.json', nest(100_000), 'a.json, line 1: is nested deeper than 32 levels: make it flatter.'],
    ['a.json', '[]', 'a.json, line 1: is no object with fields: write at least a "title" and a "question".'],
    ['a.json', '{}', 'a.json, line 1: /title is missing: add it.'],
    [
      'a.json',
      '{"title": "a",\n"options": [{"title": "b", "sumary": "c"}]}',
      'a.json, line 2: /options/0/sumary is no field of a meeting; did you mean "summary"?',
    ],
    [
      'a.json',
      '{"title": "a",\n"context": [{"title": "b", "url": "c"}]}',
      'a.json, line 2: /context/0/url is not read here: add the page to the library (xio knowledge add URL) and name it by its "sourceId", or put the words themselves into "text".',
    ],
    [
      'a.json',
      '{"title": "a", "context": [{"title": "b", "seats": ["poet"]}]}',
      'a.json, line 1: /context/0/text is missing: put the words of the source there.',
    ],
    [
      'a.json',
      '{"title": "a", "context": [{"title": "b"}]}',
      'a.json, line 1: /context/0/text is missing: put the words of the source there.',
    ],
  ])('%s, case %#', (name, text, message) => {
    expect(faultsOf(name, text)).toEqual([message])
  })

  it('names every field there is where none is close', () => {
    expect(faultsOf('a.yml', 'title: a\nattendees: []')).toEqual([
      'a.yml, line 2: /attendees is no field of a meeting; use id, title, question, language, template, agenda, ' +
        'options, criteria, context, knowledge, seats, policy, reversibility, stakes, quality, budget, supersedes, ' +
        'review_at, humanDeadlineMinutes, exports.',
    ])
  })

  it('whatever the file holds: a meeting, or a fault of one line', () => {
    const pieces = fc.constantFrom(
      '---\n',
      '# T\n',
      '## Options\n',
      '- a: b\n',
      'id: x\n',
      '{"title":',
      '"a"}',
      '| a |\n|---|\n',
      '\n',
      '**Question:** ',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.constantFrom('a.md', 'a.json', 'a.yaml', 'a'), text, (name, given) => {
        for (const fault of faultsOf(name, given)) expect(fault).toMatch(/^a[^\n]+$/)
      }),
    )
  })
})

describe('bytes', () => {
  it('are decoded without their byte order mark', () => {
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x23))).toBe('#')
  })

  it('that are no UTF-8 or too many are refused', () => {
    expect(() => decodeUtf8(Uint8Array.of(0x23, 0xff))).toThrow(TextInvalid)
    expect(() => decodeUtf8(Uint8Array.of(0xed, 0xa0, 0xbd))).toThrow(
      'is not UTF-8 text: save it as UTF-8 and try again.',
    )
    expect(() => decodeUtf8(new Uint8Array(10 * 1024 * 1024 + 1))).toThrow('is longer than 10 MB')
  })

  it('that are data in letters are refused at sight', () => {
    const began = performance.now()
    expect(faultsOf('a', `${'QUJD+/'.repeat(12)}\n`.repeat(60_000))[0]).toMatch(
      /does not look like a meeting/,
    )
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

function faultsOf(name: string, text: string): string[] {
  try {
    readMeetingFile({ name, text })
    return []
  } catch (error) {
    if (error instanceof MeetingFileInvalid) return error.errors.map(({ message }) => message)
    throw error
  }
}
