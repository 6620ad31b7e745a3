import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'
import { sourceSpan, type Transcript } from '../../../../backend/minutes/transcript.ts'

const read = (name: string, text: string): Transcript => readTranscript({ name, text })
const said = ({ segments }: Transcript) => segments.map((one) => [one.speaker, one.text])
const shown = (read: Transcript, at: number): string => {
  const { start, end } = sourceSpan(read.segments[at]!)
  return read.text.slice(start, end)
}

describe('minutes as people write them', () => {
  it('keep headings, nested items, boxes and wrapped lines', () => {
    const minutes = read(
      'notes.md',
      '# Garden club\n\n## Hedge\n- [ ] cut it\n  back\n  - [x] ask **Nora**\nand wait\n\n> > somebody else said\n',
    )
    expect(minutes.segments).toMatchObject([
      { kind: 'heading', depth: 1, text: 'Garden club', headings: [] },
      { kind: 'heading', depth: 2, text: 'Hedge', headings: ['Garden club'] },
      { kind: 'item', depth: 1, text: 'cut it back', ticked: false, line: 4, lineEnd: 5, parents: [] },
      { kind: 'item', depth: 2, text: 'ask Nora and wait', ticked: true, parents: [2] },
      { kind: 'quote', depth: 2, text: 'somebody else said' },
    ])
    expect(minutes.segments[3]?.headings).toEqual(['Garden club', 'Hedge'])
  })

  it('may underline their headings or end them with a colon', () => {
    const minutes = read(
      'notes.txt',
      'Garden club\n===========\n\nHedge\n-----\nIt stays.\n\nNext steps:\n- cut it\n',
    )
    expect(minutes.segments.map((one) => [one.kind, one.text, one.headings.at(-1)])).toEqual([
      ['heading', 'Garden club', undefined],
      ['heading', 'Hedge', 'Garden club'],
      ['paragraph', 'It stays.', 'Hedge'],
      ['heading', 'Next steps:', 'Hedge'],
      ['item', 'cut it', 'Next steps'],
    ])
  })

  it('name the columns of a row', () => {
    const minutes = read('notes.md', 'Who | What\n--- | ---\nNora | cut the hedge\n')
    const row = minutes.segments[1]!
    expect(row.kind).toBe('row')
    expect(row.cells?.map(({ header, from, to }) => [header, row.text.slice(from, to)])).toEqual([
      ['Who', 'Nora'],
      ['What', 'cut the hedge'],
    ])
  })

  it('lose code, comments, tags and definitions, and keep addresses and names of code', () => {
    const minutes = read(
      'notes.md',
      '<!-- one\ntwo -->\n```\nNora: no\n```\nSee <https://a.example/x_y_z> and `f_g(*)` in <b>bold</b> [here](http://b.example "t")[^1] &amp; 5 * 3.\n\n[a]: http://c.example\n',
    )
    expect(said(minutes)).toEqual([[null, 'See https://a.example/x_y_z and f_g(*) in bold here & 5 * 3.']])
  })

  it.each([
    ['**Nora Vale:** we cut it', 'Nora Vale', 'we cut it'],
    ['**Nora Vale** (Club): we cut it', 'Nora Vale', 'we cut it'],
    ['*Nora Vale:* we cut it', 'Nora Vale', 'we cut it'],
    ['Nora Vale: we cut it', 'Nora Vale', 'we cut it'],
    ['Nora: we cut it', 'Nora', 'we cut it'],
    ['NV: we cut it', 'NV', 'we cut it'],
    ['Nora Vale (Club): we cut it', 'Nora Vale', 'we cut it'],
    ['Nora Vale [00:12:03]: we cut it', 'Nora Vale', 'we cut it'],
    ['**Nora Vale** - we cut it', 'Nora Vale', 'we cut it'],
    ['- Nora: we cut it', 'Nora', 'we cut it'],
    ['> *Nora Vale:* we cut it', 'Nora Vale', 'we cut it'],
    ['**Nora Vale**\nwe cut it', 'Nora Vale', 'we cut it'],
    ['Nora Vale  0:12\nwe cut it', 'Nora Vale', 'we cut it'],
    ['<nora> we cut it', 'nora', 'we cut it'],
    ['12:01 <@nora> we cut it', 'nora', 'we cut it'],
    ['[12:01] nora: we cut it', 'nora', 'we cut it'],
    ['09:13:57 From Nora Vale to Everyone: we cut it', 'Nora Vale', 'we cut it'],
    ['Нора: мы срежем', 'Нора', 'мы срежем'],
  ])('tell who speaks: %s', (line, speaker, text) => {
    const minutes = read('notes.txt', `Present: Nora Vale, Omar Reed, Нора Вейл\n\n${line}\n`)
    expect(said(minutes).at(-1)).toEqual([speaker, text])
    expect(shown(minutes, minutes.segments.length - 1)).toBe(text)
  })

  it('go on with the speaker on the lines below', () => {
    const minutes = read(
      'notes.md',
      'Present: Nora Vale\n\n**Nora Vale:** we cut it  \n… in spring  \n… or later\n',
    )
    expect(said(minutes).slice(1)).toEqual([
      ['Nora Vale', 'we cut it'],
      ['Nora Vale', 'in spring'],
      ['Nora Vale', 'or later'],
    ])
  })

  it.each([
    'Status: open',
    'ACTION: cut it',
    'Decision 3: it stays',
    'Option B: wait',
    'Срок: завтра',
    'Issue: late',
  ])('take no mark for a speaker: %s', (line) => {
    expect(said(read('notes.txt', `Present: Nora Vale\n\n${line}\n`)).at(-1)).toEqual([null, line])
  })

  it('take a definition for a speaker as little as a single unknown word', () => {
    const minutes = read(
      'notes.md',
      'We talked for long.\n\nCompost: it smells and nobody likes it.\n\nThen we left.\n',
    )
    expect(minutes.people).toEqual([])
  })
})

describe('who was there', () => {
  const names = (text: string) => read('notes.md', text).people.map(({ name, handles }) => [name, ...handles])

  it.each([
    ['## Attendees\n- Nora Vale (NV) - Club\n- Omar Reed, Garden Ltd\n'],
    ['Attendees:\n* Nora Vale (_Chair_) - @NV\n* Omar Reed — Garden Ltd\n'],
    ['**Present:** Nora Vale (NV), Omar Reed (he/him)\n'],
    ['Participants: Nora Vale [NV]; Omar Reed\n'],
    ['---\nattendees:\n  - Nora Vale (NV)\n  - name: Omar Reed\n---\nText.\n'],
    ['## Present\n\n| Name | Initials |\n|---|---|\n| Nora Vale | NV |\n| Omar Reed | |\n'],
    ['Chair: Nora Vale (NV)\nScribe(s): Omar Reed\n'],
  ])('is read from %j', (text) => {
    expect(names(`${text}\nThe end.\n`)).toEqual([['Nora Vale', 'NV'], ['Omar Reed']])
  })

  it('is not who sent regrets or has no tick', () => {
    const minutes = read('n.md', 'Attendees:\n- [x] Nora Vale\n- [ ] Omar Reed\n\nRegrets: Ida Moss\n')
    expect(minutes.people.map((one) => one.name)).toEqual(['Nora Vale'])
    expect(minutes.absent?.map((one) => one.name)).toEqual(['Omar Reed', 'Ida Moss'])
  })

  it('is one person, whatever the text calls them', () => {
    expect(names('Present: Nora Vale, Omar Reed\n\nNora: hi\n\nNV: we cut it\n\nOmar: yes\n')).toEqual([
      ['Nora Vale', 'Nora', 'NV'],
      ['Omar Reed', 'Omar'],
    ])
  })

  it('is read in Russian too', () => {
    const minutes = read(
      'протокол.txt',
      'Присутствовали: Вейлова Н.С., Ридов О.\nСекретарь: Мохова Ида\nОтсутствовали: Лис А.\n',
    )
    expect(minutes.people.map((one) => one.name)).toEqual(['Вейлова Н.С.', 'Ридов О.', 'Мохова Ида'])
    expect(minutes.absent?.map((one) => one.name)).toEqual(['Лис А.'])
    expect(minutes.language).toBe('ru')
  })
})

describe('the day of the meeting', () => {
  it.each([
    ['n.md', '# Sync 2024-03-12\n\ntext', '2024-03-12'],
    ['n.md', '# Sync\n\n* Date: 12 March 2024, 14:00 UTC\n', '2024-03-12'],
    ['n.md', '# Meeting of March 12th, 2024\n\ntext', '2024-03-12'],
    ['n.txt', 'Совещание 12 марта 2024 г.\n\nтекст', '2024-03-12'],
    [
      '2024-03-12-sync.txt',
      'We talked about the plan of 2024-05-01, which is long and has many words in it.',
      '2024-03-12',
    ],
    ['sync_20240312.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n', '2024-03-12'],
    ['n.md', '---\ndate: 2024-03-12T10:00:00Z\n---\ntext', '2024-03-12'],
    ['n.txt', 'Date: 13/03/2024\n\ntext', '2024-03-13'],
    ['n.txt', 'Date: 03/04/2024\n\ntext', null],
    ['n.txt', 'Date: 31.02.2024\n\ntext', null],
    ['n.txt', 'No day at all', null],
  ])('in %s: %j', (name, text, day) => {
    expect(read(name, text).date).toBe(day)
  })
})

describe('subtitles', () => {
  it('join the cues of one speech and keep the line of the first', () => {
    const talk = read(
      'call.vtt',
      'WEBVTT\n\nNOTE not said\nat all\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:02.000\nNora: We cut\n\n2\n00:02.000 --> 00:03.000 align:start\nNora: the hedge.\n\n3\n00:04.000 --> 00:05.000\n<v.loud Omar Reed>When <i>exactly</i>?</v>\n',
    )
    expect(talk.format).toBe('vtt')
    expect(talk.segments).toMatchObject([
      { speaker: 'Nora', text: 'We cut the hedge.', line: 11, lineEnd: 15 },
      { speaker: 'Omar Reed', text: 'When exactly?', line: 19 },
    ])
    const { start } = sourceSpan(talk.segments[0]!, 7)
    expect(talk.text.slice(start).startsWith('the hedge.')).toBe(true)
  })

  it('are SRT by their commas, whatever the name', () => {
    const talk = read(
      'call.txt',
      '1\n00:00:01,000 --> 00:00:02,000\nWe wait.\n\n2\n00:00:30,000 --> 00:00:31,000\n- Why?\n- No rain.\n',
    )
    expect(talk.format).toBe('srt')
    expect(said(talk).map(([, text]) => text)).toEqual(['We wait.', 'Why?', 'No rain.'])
  })
})

describe('chats in JSON', () => {
  it.each([
    ['messages', { messages: [{ author: 'Nora', text: 'We cut it' }] }],
    ['a list', [{ user: 'Nora', content: 'We cut it' }]],
    ['parts', { messages: [{ from: 'Nora', text: ['We ', { type: 'bold', text: 'cut' }, ' it'] }] }],
    [
      'ids',
      { users: [{ id: 'U1', name: 'Nora' }], messages: [{ type: 'message', user: 'U1', text: 'We cut it' }] },
    ],
    [
      'a profile',
      [{ user: 'U1', user_profile: { real_name: 'Nora' }, text: 'We cut it', ts: '1710240000.1' }],
    ],
    [
      'a nested sender',
      { value: [{ from: { user: { displayName: 'Nora' } }, body: { content: 'We cut it' } }] },
    ],
    ['a model', [{ role: 'Nora', content: [{ type: 'text', text: 'We cut it' }] }]],
    ['speech', { segments: [{ speaker: 'Nora', text: 'We cut it', start: 1.5 }] }],
  ])('are read from %s', (_, value) => {
    expect(said(read('chat.json', JSON.stringify(value, null, 2)))).toEqual([['Nora', 'We cut it']])
  })

  it('keep the place of every word behind its escapes', () => {
    const text = '{"messages": [\n {"name": "Nora", "text": "She said \\"no\\".\\nACTION: cut \\u0438t"}\n]}'
    const chat = read('chat.json', text)
    expect(said(chat)).toEqual([
      ['Nora', 'She said "no".'],
      ['Nora', 'ACTION: cut иt'],
    ])
    expect(shown(chat, 1)).toBe('ACTION: cut \\u0438t')
    expect(chat.segments.map((one) => one.line)).toEqual([2, 2])
  })

  it('may be the log of a run', () => {
    const events = [
      { seq: 1, runId: 'r', type: 'run_created', at: '2024-03-12T10:00:00Z', data: { meeting: { title: 'Hedge' }, seats: [{ seat: 'a', name: 'Nora' }] } },
      { seq: 2, runId: 'r', type: 'chat_message', at: '2024-03-12T10:00:01Z', data: { seat: 'a', content: 'We cut it' } },
    ] // oxfmt-ignore
    const log = read('run.jsonl', events.map((one) => JSON.stringify(one)).join('\n'))
    expect(log).toMatchObject({ format: 'run_log', title: 'Hedge', date: '2024-03-12' })
    expect(log.segments).toMatchObject([{ speaker: 'Nora', text: 'We cut it', line: 2 }])
  })

  it.each([
    ['{"messages": [{"text": "a"', null],
    ['{"numbers": [1, 2]}', 'messages'],
    [`${'['.repeat(100)}1${']'.repeat(100)}`, 'nested'],
  ])('that hold nothing to read say why: %s', (text, why) => {
    expect(() => read('chat.json', text)).toThrow(why ?? /./)
  })
})
