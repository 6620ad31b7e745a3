import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../../backend/agents/read-registry.ts'
import { DEFAULT_TEMPLATE } from '../../../backend/council/meeting/default-template.ts'
import { type HoldMeeting, holdMeeting } from '../../../backend/council/meeting/hold-meeting.ts'
import { MeetingInvalid } from '../../../backend/council/meeting/meeting-invalid.ts'
import type { Meeting, Template } from '../../../schemas/generated/types.ts'
import { isHeldMeeting } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'

const registry = readRegistry(join(import.meta.dirname, '../../../registry'))
const template = registry.template(DEFAULT_TEMPLATE) ?? missing()
const small: Meeting = { title: 'Tea', question: 'Which tea do we serve?' }

describe('a meeting of title and question alone', () => {
  it('gets everything else from its template', () => {
    const held = hold({})
    expect(held).toMatchObject({
      language: 'en',
      template: 'choose-option',
      options: [],
      criteria: [],
      seats: template.seats,
      policy: template.policy,
      quality: { ...template.quality, consensus: { method: 'majority', threshold: 0.5 } },
      budget: template.budget,
      exports: [],
    })
    expect(held.agenda).toEqual([
      {
        id: 'i1',
        title: 'Which option to choose',
        kind: 'decide',
        timeboxMinutes: 12,
        atZero: 'finish_turn',
      },
    ])
    expect(held.context).toEqual([{ id: 's0', title: 'Tea', text: 'Which tea do we serve?' }])
    expect(held.notes).toEqual([
      'The meeting gives no agenda; it is the one of the template.',
      'The meeting does not say its reversibility and stakes; the template does.',
    ])
  })

  it('is Russian where its letters are', () => {
    expect(hold({ title: 'Чай', question: 'Какой чай (tea) мы подаём?' }).language).toBe('ru')
    expect(hold({ language: 'en', question: 'Какой чай?' }).language).toBe('en')
  })

  it('gets names and titles in its own language, and the same rules', () => {
    const [russian, english] = [hold({ title: 'Чай', question: 'Какой чай мы подаём?' }), hold({})]
    expect(russian.seats.map(({ name }) => name)).toEqual([
      'Ведущий',
      'Эксперт А',
      'Эксперт Б',
      'Секретарь',
      'Интегратор',
    ])
    expect(russian.agenda.map(({ title }) => title)).toEqual(['Какой вариант выбрать'])
    const named = ({ seat, role, agent }: (typeof russian.seats)[number]) => ({ seat, role, agent })
    expect(russian.seats.map(named)).toEqual(english.seats.map(named))
    expect(russian.policy).toEqual(english.policy)
    const { words: _, ...untranslated } = template
    expect(held({ meeting: { title: 'Чай', question: 'Какой чай?' }, template: untranslated }).seats).toEqual(
      english.seats,
    )
  })
})

describe('ids', () => {
  it('are kept where they are given and counted on past them', () => {
    const { options, criteria } = hold({
      options: [
        { title: 'Green', id: 'o2' },
        { title: 'Black' },
        { title: 'Mint', id: 'mint' },
        { title: 'Oolong' },
      ],
      criteria: [{ title: 'Taste' }, { title: 'Price', must: true }, { title: 'Smell', weight: 1 }],
    })
    expect(options.map(({ id }) => id)).toEqual(['o2', 'o3', 'mint', 'o4'])
    expect(criteria).toEqual([
      { id: 'k1', title: 'Taste', weight: 2, must: false },
      { id: 'k2', title: 'Price', weight: 3, must: true },
      { id: 'k3', title: 'Smell', weight: 1, must: false },
    ])
  })

  it.each<[string, Partial<Meeting>, string, string]>([
    [
      'an option',
      {
        options: [
          { title: 'a', id: 'x' },
          { title: 'b', id: 'x' },
        ],
      },
      '/options/1/id',
      '"x" is given twice',
    ],
    [
      'a criterion',
      {
        criteria: [
          { title: 'a', id: 'x' },
          { title: 'b', id: 'x' },
        ],
      },
      '/criteria/1/id',
      '"x" is given twice',
    ],
    [
      'an item',
      {
        agenda: [
          { title: 'a', id: 'x' },
          { title: 'b', id: 'x' },
        ],
      },
      '/agenda/1/id',
      '"x" is given twice',
    ],
    [
      'a title',
      { options: [{ title: 'Green' }, { title: 'green ' }] },
      '/options/1/title',
      'the same as option 1',
    ],
  ])('and names that are given twice are refused: %s', (_, changes, pointer, message) => {
    expectFault(changes, pointer, message)
  })
})

describe('sources', () => {
  it('stand in order: the file, its context, what was added beside it', () => {
    const given = {
      meeting: { ...small, context: [{ title: 'Poll', text: 'All like mint.', seats: ['expert_a'] }] },
      s0Text: '# Tea\r\n',
      extraContext: [{ title: 'prices', text: 'Mint: 2 a bag' }],
    }
    expect(held(given).context).toEqual([
      { id: 's0', title: 'Tea', text: '# Tea\r\n' },
      { id: 's1', title: 'Poll', text: 'All like mint.', seats: ['expert_a'] },
      { id: 's2', title: 'prices', text: 'Mint: 2 a bag' },
    ])
  })

  it('begin with the words of the meeting where it came as fields', () => {
    const [s0] = hold({
      options: [{ title: 'Mint', summary: 'fresh' }, { title: 'Black' }],
      criteria: [{ title: 'Taste' }],
    }).context
    expect(s0?.text).toBe('Which tea do we serve?\n\nMint: fresh\n\nBlack\n\nTaste')
  })

  it.each<[Partial<Meeting>, string, string]>([
    [
      { context: [{ title: 'a', url: 'https://example.org' }] },
      '/context/0/url',
      'is not read here: add the page to the library',
    ],
    [{ context: [{ title: 'a', sourceId: 'x', seats: ['poet'] }] }, '/context/0/seats/0', 'names no seat'],
    [{ knowledge: { scopes: ['docs'] }, context: [{ title: 'a' }] }, '/context/0/text', 'is missing'],
    [{ context: [{ title: 'a' }] }, '/context/0/text', 'is missing: put the words of the source there.'],
    [
      { context: [{ title: 'a', text: 'b', seats: ['poet'] }] },
      '/context/0/seats/0',
      'names no seat of this meeting: "poet"; use moderator, expert_a, expert_b, scribe, integrator.',
    ],
    [{ context: [{ title: 'a', text: 'half \ud83d' }] }, '/context/0/text', 'holds half a character'],
    [{ question: '\n' }, '/question', 'is blank: say what is to be decided.'],
  ])('that cannot be read are refused: %j', (changes, pointer, message) => {
    expectFault(changes, pointer, message)
  })
})

describe('the agenda', () => {
  it('of bare points is one item to decide', () => {
    const { agenda, notes } = hold({ agenda: [{ title: 'Taste' }, { title: 'Price' }] })
    expect(agenda).toEqual([
      { id: 'i1', title: 'Taste; Price', kind: 'decide', timeboxMinutes: 12, atZero: 'finish_turn' },
    ])
    expect(notes[0]).toBe('The agenda gives 2 points without kind or minutes; they are one item to decide.')
  })

  it('of items with kinds and minutes is kept', () => {
    const agenda: Meeting['agenda'] = [
      { title: 'Taste', kind: 'discuss', timeboxMinutes: 5 },
      { title: 'Choice', atZero: 'ask' },
    ]
    expect(hold({ agenda }).agenda).toEqual([
      { id: 'i1', title: 'Taste', kind: 'discuss', timeboxMinutes: 5, atZero: 'finish_turn' },
      { id: 'i2', title: 'Choice', kind: 'decide', timeboxMinutes: 12, atZero: 'ask' },
    ])
  })
})

describe('seats', () => {
  it('of the meeting win, and the template seats whoever it left out', () => {
    const { seats, notes } = hold({
      seats: [
        { seat: 'expert_a', role: 'expert' },
        { seat: 'legal_counsel', role: 'expert', agent: 'expert-b' },
        { seat: 'owner', role: 'expert', person: 'mara', deputy: 'expert-a' },
        { seat: 'guest', role: 'observer' },
      ],
    })
    expect(seats.slice(0, 4)).toEqual([
      { seat: 'expert_a', role: 'expert', name: 'Expert A', agent: 'expert-a' },
      { seat: 'legal_counsel', role: 'expert', name: 'Legal Counsel', agent: 'expert-b' },
      { seat: 'owner', role: 'expert', name: 'mara', person: 'mara', deputy: 'expert-a' },
      { seat: 'guest', role: 'observer', name: 'Guest' },
    ])
    expect(seats.slice(4).map(({ role }) => role)).toEqual(['moderator', 'scribe', 'integrator'])
    expect(notes[0]).toBe(
      'Nobody was named as moderator (now Moderator), scribe (now Scribe), integrator (now Integrator).',
    )
  })

  it('are refused where two have one name, or two sit in one', () => {
    expectFault(
      {
        seats: [
          { seat: 'a', role: 'expert' },
          { seat: 'a', role: 'expert' },
        ],
      },
      '/seats/0/seat',
      '"a" is there twice: give each seat its own name.',
    )
    expectFault(
      { seats: [{ seat: 'a', role: 'expert', agent: 'x', person: 'y' }] },
      '/seats/0/person',
      'beside an agent',
    )
  })
})

describe('the policy', () => {
  it('fsm takes the table of the template, round robin needs none', () => {
    expect(hold({ policy: { name: 'fsm' } }).policy).toEqual(template.policy)
    expect(hold({ policy: { name: 'round_robin', transitions: [] } }).policy).toEqual({ name: 'round_robin' })
    expect(held({ overrides: { policy: 'round_robin' } }).policy).toEqual({ name: 'round_robin' })
  })

  it('is refused by name where nobody knows it, and by reason where its table leads nowhere', () => {
    expectFault(
      { policy: { name: 'dice' } },
      '/policy/name',
      'names no policy there is: "dice"; use one of fsm, round_robin, selector, handoff.',
    )
    const table = template.policy.transitions?.map((row) =>
      row.to === 'closing' ? { ...row, to: row.from } : row,
    )
    expectFault(
      { policy: { name: 'fsm', transitions: table } },
      '/policy/transitions',
      '"closing" cannot be reached',
    )
  })
})

describe('what a run asks for', () => {
  it('wins over the meeting, and the meeting over the template', () => {
    const meeting: Meeting = {
      ...small,
      id: 'tea-1',
      budget: { maxTurns: 20, maxCostUsd: 1.5 },
      quality: { consensus: { threshold: 0.75 } },
      exports: ['notion'],
      stakes: 'high',
    }
    const result = held({ meeting, overrides: { maxTurns: 12, language: 'ru', exports: ['slack', 'slack'] } })
    expect(result).toMatchObject({ id: 'tea-1', language: 'ru', exports: ['slack'], stakes: 'high' })
    expect(result.budget).toEqual({ maxTurns: 12, maxMinutes: 15, maxTokens: null, maxCostUsd: 1.5 })
    expect(result.quality).toEqual({
      ...template.quality,
      // High stakes, as the meeting says itself, ask for more than the template does.
      consensus: { method: 'supermajority', threshold: 0.75 },
      minRisks: 2,
      requireMustHaves: true,
      quorum: 2 / 3,
      requireApproval: true,
    })
  })
})

function held(given: Partial<HoldMeeting>) {
  return check(
    'held meeting',
    isHeldMeeting,
    holdMeeting({ meeting: small, template, workspaceId: 'main', ...given }),
  )
}

function hold(changes: Partial<Meeting>) {
  return held({ meeting: { ...small, ...changes } })
}

function expectFault(changes: Partial<Meeting>, pointer: string, message: string): void {
  try {
    hold(changes)
  } catch (error) {
    expect(error).toBeInstanceOf(MeetingInvalid)
    expect(error).toHaveProperty('errors.0', { pointer, message: expect.stringContaining(message) })
    return
  }
  expect.fail('the meeting was held')
}

function missing(): Template {
  throw new Error('The registry has no template choose-option.')
}
