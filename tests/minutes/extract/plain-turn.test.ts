import { describe, expect, it } from 'vitest'
import { readPlainTurn, type PlainTurn } from '../../../backend/minutes/extract/plain-turn.ts'
import { findPassage } from '../../../backend/minutes/extract/find-quote.ts'

const SHED = { id: 'o1', title: 'The shed' }
const CELLAR = { id: 'o2', title: 'The cellar' }
const SOURCE = {
  kind: 'source' as const,
  id: 's1',
  text: 'The shed is dry all year.\nThe cellar floods in March.\nThe shed has **no lock**, says Anna.\nAnna will buy a lock by 2026-02-01.\n',
}
const RUSSIAN = {
  options: [
    { id: 'o1', title: 'Сарай' },
    { id: 'o2', title: 'Подвал' },
  ],
  places: [{ kind: 'source' as const, id: 's1', text: 'В сарае сухо весь год.\nПодвал весной заливает.\n' }],
}

const read = (text: string, given: Partial<PlainTurn> & { tool?: string } = {}) => {
  const { tool, ...rest } = given
  const all = [
    'take_position',
    'make_claim',
    'raise_risk',
    'propose_option',
    'ask_question',
    'cast_vote',
    'notion.task',
  ]
  const turn = {
    text,
    options: [SHED, CELLAR],
    criteria: [],
    places: [SOURCE],
    held: null,
    objections: [],
    ...rest,
  }
  return readPlainTurn({ ...turn, tools: new Set(tool === undefined ? all : [tool]) })
}
const argumentsOf = (text: string, tool: string, given: Partial<PlainTurn> = {}) =>
  read(text, { ...given, tool }).map((one) => one.arguments)
const voteIn = (text: string, given: Partial<PlainTurn> = {}): unknown => {
  const [vote] = argumentsOf(text, 'cast_vote', given)
  return vote === undefined ? 'nothing' : vote.option
}

describe('what somebody is for', () => {
  it.each([
    ['I vote for the shed.', 'o1'],
    ['I hold the cellar. Confidence: 0.7.', 'o2'],
    ['I prefer the shed over the cellar.', 'o1'],
    ['I would rather not say, but I support the cellar instead of the shed.', 'o2'],
    ['My vote: the shed.', 'o1'],
    ['**Position:** The cellar', 'o2'],
    ['My position is the shed, not the cellar.', 'o1'],
    ['I was for the cellar at first. Now I move to the shed.', 'o1'],
    ['I am in favour of o2.', 'o2'],
    ['I’ll go with the shed', 'o1'],
    ['The shed.', 'o1'],
    ['The shed is the best choice here.', 'o1'],
    ['We recommend the cellar because the shed has no lock.', 'o2'],
    ['I abstain: neither is dry enough.', null],
  ])('%s', (text, option) => expect(voteIn(text)).toBe(option))

  it.each([
    ['Голосую за сарай.', 'o1'],
    ['Я за подвал, а не за сарай.', 'o2'],
    ['Предпочитаю сарай, чем подвал.', 'o1'],
    ['Моя позиция: подвал. Уверенность 70 %.', 'o2'],
    ['Раньше я поддерживал подвал. Теперь выбираю сарай.', 'o1'],
    ['Не поддерживаю подвал.', 'nothing'],
    ['Воздерживаюсь.', null],
    ['В сарае сухо, в подвале сыро.', 'nothing'],
  ])('%s', (text, option) => expect(voteIn(text, RUSSIAN)).toBe(option))

  it.each([
    ['what is argued against', 'I do not support the shed. The cellar floods.'],
    ['what is denied', 'I cannot vote for the shed.'],
    ['what is supposed', 'If I vote for the shed, who has the key?'],
    ['what somebody else has said', 'Expert B says “I vote for the cellar”, and that surprises me.'],
    ['both', 'I support the shed and the cellar alike.'],
    ['none', 'I support whatever the council wants.'],
    ['a question', 'The shed?'],
    ['a comparison', 'The shed is dry, the cellar is not.'],
    ['a complaint', 'The shed is not the best.'],
    ['nonsense', 'vote vote vote o7 o9 hold hold'],
  ])('is not read out of %s', (_, text) => expect(voteIn(text)).toBe('nothing'))

  it.each([
    ['I vote for the shed. Confidence: 0.8.', 0.8],
    ['I vote for the shed. Confidence 80 %.', 0.8],
    ['I vote for the shed; I am 65% sure.', 0.65],
    ['Голосую за сарай, уверенность 0,9.', 0.9],
    ['I vote for the shed. Confidence: high.', null],
    ['I vote for the shed. Confidence: 870.', null],
  ])('how sure he is: %s', (text, level) => {
    const options = [
      ...RUSSIAN.options.slice(0, 1),
      ...[SHED, CELLAR].map((one) => ({ ...one, id: `e${one.id}` })),
    ]
    expect(argumentsOf(text, 'cast_vote', { options })[0]?.confidence).toBe(level)
  })

  it('is a position only where it is another than before', () => {
    expect(argumentsOf('I hold the shed.', 'take_position', { held: 'o1' })).toEqual([])
    expect(argumentsOf('I hold the shed.', 'take_position', { held: 'o2' })).toMatchObject([{ option: 'o1' }])
  })

  it('tells options apart by what only one is called', () => {
    const options = [
      { id: 'o1', title: 'Keep PostgreSQL and add partitions' },
      { id: 'o2', title: 'Move to ScyllaDB' },
      { id: 'o3', title: 'Keep PostgreSQL as it is' },
    ]
    expect(voteIn('I vote for ScyllaDB.', { options })).toBe('o2')
    expect(voteIn('I vote to keep PostgreSQL.', { options })).toBe('nothing')
    expect(voteIn('I vote for keeping it with partitions.', { options })).toBe('o1')
  })
})

describe('a reason', () => {
  it('counts with a quotation that stands in a source or message, word for word as it stands there', () => {
    expect(
      argumentsOf('I hold the shed. It matters that “the shed is dry  all year” (s1).', 'make_claim'),
    ).toEqual([
      {
        text: 'It matters that “the shed is dry  all year”.',
        kind: 'for',
        option: 'o1',
        quotes: [{ quote: 'The shed is dry all year', source_id: 's1' }],
      },
    ])
  })

  it('is against an option that is not held, or where it says so', () => {
    const claims = argumentsOf(
      'I hold the shed. Of the cellar one reads “The cellar floods in March.” A weakness of the shed: “The shed has no lock”.',
      'make_claim',
    )
    expect(claims.map(({ kind, option }) => [kind, option])).toEqual([
      ['against', 'o2'],
      ['against', 'o1'],
    ])
    // The emphasis of the source is part of the passage.
    expect(claims[1]?.quotes).toEqual([{ quote: 'The shed has **no lock', source_id: 's1' }])
  })

  it('says no more than its quotation carries', () => {
    expect(
      argumentsOf(
        'Therefore everybody in town will be happy and rich: “The shed is dry all year.”',
        'make_claim',
      )[0]?.text,
    ).toBe('The shed is dry all year.')
  })

  it('whose quotation stands nowhere is none', () => {
    expect(argumentsOf('I hold the shed, for “it costs nothing at all”.', 'make_claim')).toEqual([])
    expect(argumentsOf('I hold the shed, since it is “dry”.', 'make_claim')).toEqual([])
    expect(argumentsOf('I hold the shed, which is dry all year.', 'make_claim')).toEqual([])
  })

  it('in Russian', () => {
    expect(argumentsOf('Выбираю сарай: «в сарае сухо весь год».', 'make_claim', RUSSIAN)).toMatchObject([
      { kind: 'for', option: 'o1', quotes: [{ quote: 'В сарае сухо весь год', source_id: 's1' }] },
    ])
  })
})

describe('what a line calls itself', () => {
  it.each([
    [
      'Risk: tools are stolen from the shed.\nMitigation: a lock.\nEarly sign: a missing saw.',
      {
        risk: 'tools are stolen from the shed.',
        option: 'o1',
        mitigation: 'a lock.',
        earlySign: 'a missing saw.',
      },
    ],
    ['- **Risk 2** — the pump of the cellar fails', { risk: 'the pump of the cellar fails', option: 'o2' }],
    ['The biggest risk is that nobody has a key.', { risk: 'nobody has a key.' }],
  ])('a risk: %s', (text, risk) => expect(argumentsOf(text, 'raise_risk')).toEqual([risk]))

  it('a risk in Russian, with its measure', () => {
    expect(argumentsOf('Риск: подвал зальёт. Мера: насос', 'raise_risk', RUSSIAN)).toEqual([
      { risk: 'подвал зальёт.', option: 'o2', mitigation: 'насос' },
    ])
  })

  it('an option that is not there yet, and only such a one', () => {
    expect(argumentsOf('Option: A container – rented by the month', 'propose_option')).toEqual([
      { title: 'A container', summary: 'rented by the month' },
    ])
    expect(argumentsOf('Option: the shed', 'propose_option')).toEqual([])
    expect(argumentsOf('Option 1: the shed, as said', 'propose_option')).toEqual([])
    expect(argumentsOf('Вариант: контейнер', 'propose_option', RUSSIAN)).toMatchObject([
      { title: 'контейнер' },
    ])
  })

  it('an open question', () => {
    expect(argumentsOf('Open question: who has the key?\nIs it not late?', 'ask_question')).toEqual([
      { text: 'who has the key?' },
    ])
    expect(argumentsOf('Открытый вопрос: у кого ключ?', 'ask_question')).toEqual([{ text: 'у кого ключ?' }])
  })
})

describe('tasks', () => {
  it('are list items that follow from a passage; owner and date only where it names them', () => {
    const text =
      '1. Anna will buy a lock by 2026-02-01.\n2. Ask Peter for the key by 2026-03-01, for “The shed has no lock”.\n3. Be happy.\nAnd so on.'
    expect(argumentsOf(text, 'notion.task')).toMatchObject([
      {
        title: 'Anna will buy a lock by 2026-02-01.',
        owner: { name: 'Anna' },
        due_date: '2026-02-01',
        quotes: [{ quote: 'Anna will buy a lock by 2026-02-01.', source_id: 's1' }],
      },
      { title: expect.stringContaining('Ask Peter'), quotes: [{ quote: 'The shed has **no lock' }] },
    ])
    const [, second] = argumentsOf(text, 'notion.task')
    expect(second).not.toHaveProperty('owner')
    expect(second).not.toHaveProperty('due_date')
  })
})

describe('reading', () => {
  it('gives only what may be handed in, marks it, and is the same each time', () => {
    const text = 'I vote for the shed.\nRisk: theft.\nOpen question: who pays?'
    expect(read(text, { tool: 'cast_vote' }).map((one) => one.tool)).toEqual(['cast_vote'])
    expect(read(text).every((one) => one.inferred)).toBe(true)
    expect(read(text)).toEqual(read(text))
  })

  it.each([
    ['a megabyte of words', 'I vote for the shed because '.repeat(40_000)],
    ['a megabyte without a space', 'a'.repeat(1_000_000)],
    ['a megabyte of marks', '“'.repeat(500_000) + '”'.repeat(500_000)],
    ['a megabyte of ifs', 'if i vote for '.repeat(70_000)],
    ['a megabyte of lines', 'Risk: x\n'.repeat(120_000)],
    ['control characters', '\u0000\u0007\u202e\ud800 I vote for \ufeff the shed'],
  ])('takes its time over nothing: %s', (_, text) => {
    const began = performance.now()
    expect(read(text).length).toBeLessThan(20)
    // Measured at up to 90 ms.
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('a passage quoted from memory', () => {
  const text = 'Anna said:  “It’s dry —\nall year”, and *no* lock.'
  it.each([
    ['exactly', '“It’s dry —\nall year”', '“It’s dry —\nall year”'],
    ['with plain marks and spaces', "it's dry - all year", 'It’s dry —\nall year'],
    ['without emphasis', 'and no lock.', 'and *no* lock'],
  ])('is found %s', (_, quote, there) => {
    const found = findPassage(text, quote)
    expect(found && text.slice(found.start, found.end)).toBe(there)
  })

  it.each([
    ['changed words', 'It is dry all year'],
    ['too little', 'IT’S'],
    ['nothing', ' '],
  ])('is not found with %s', (_, quote) => {
    expect(findPassage('It’s dry, all year. It is wet.', quote)).toBeNull()
  })
})
