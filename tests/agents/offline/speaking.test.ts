import { describe, expect, it } from 'vitest'
import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { isCastVote, isRaiseRisk } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { meetingOf } from './read-agenda.ts'
import { askSeat, holdCouncil, type Held } from './round-table.ts'

const agenda = `# The choir's hall

## Criteria

- Sound: the hall carries a choir.
- Neighbours: they sleep through rehearsals.
- Reach: singers come by bus.

## Options

- Chapel
- Barn
`

/** Two halls; what is said against the chapel's neighbours can be put in. */
const choir = (against = 'Neighbours complain that they cannot sleep'): HeldMeeting =>
  meetingOf({ title: 'agenda', text: agenda }, [
    {
      title: 'visits',
      text: `## Chapel

### Pros

- Sound is warm, the hall carries a choir well
- Reach: two buses stop at the door
- Reach by foot is good for singers

### Cons

- ${against}
- Sound turns harsh when the hall is empty

## Barn

### Pros

- Neighbours live far away and sleep

### Cons

- One door only
`,
    },
  ])

const before = (held: Held): Held => ({
  ...held,
  board: { ...held.board, positions: [], claims: [], votes: [], risks: [], decision: null },
})

describe('an objection that goes on with "but"', () => {
  const said = async (clause: string) =>
    holdCouncil(choir(`Neighbours complain that they cannot sleep, ${clause}`))

  it('is answered by a clause that speaks for the option', async () => {
    const held = await said('but thicker windows have improved that and it is quiet now')
    expect(held.turns.some((turn) => /The same sentence goes on/.test(turn.text))).toBe(true)
  })

  it.each([
    'but nobody has asked them in the last years',
    'but curtains might improve that by a good deal',
    'but curtains improve that but we have not tried them',
    'but that is what the church council told us',
  ])('is not answered by a clause that doubts, denies or says nothing: %s', async (clause) => {
    const held = await said(clause)
    expect(held.turns.some((turn) => /The same sentence goes on/.test(turn.text))).toBe(false)
    const forIt = held.board.claims.filter((claim) => claim.kind === 'for')
    expect(forIt.some((claim) => claim.text.startsWith('but'))).toBe(false)
  })
})

const votesIn = (held: Held) =>
  held.turns.flatMap((turn) =>
    turn.contributions.flatMap((one) =>
      one.tool === 'cast_vote' ? [check(one.tool, isCastVote, one.arguments)] : [],
    ),
  )

describe('the confidence of a vote', () => {
  /** One criterion of three that the sources speak of, however clearly. */
  const thin = () =>
    meetingOf({ title: 'agenda', text: agenda }, [
      {
        title: 'visits',
        text: '## Chapel\n\n### Pros\n\n- Sound is warm, the hall carries a choir well\n\n## Barn\n\n### Cons\n\n- Sound is lost in the hall, a choir is not heard\n',
      },
    ])

  it('is low where few criteria have a source, however steady the first place is', async () => {
    const votes = votesIn(await holdCouncil(thin()))
    expect(votes.map((vote) => vote.option)).toEqual(['o1', 'o1'])
    for (const vote of votes) expect(vote.confidence).toBeLessThanOrEqual(0.34)
  })

  it('is never certain, and at most a half while a must-have is open', async () => {
    const must = agenda.replace('- Reach: singers', '- Reach (must): singers')
    const sure = `## Chapel\n\n- **Sound**: Yes\n- **Neighbours**: Yes\n- **Reach**: Yes\n\n## Barn\n\n- **Sound**: No\n- **Neighbours**: No\n- **Reach**: No\n`
    const ask = async (text: string) =>
      votesIn(await holdCouncil(meetingOf({ title: 'agenda', text: must }, [{ title: 'visits', text }]))).map(
        (vote) => vote.confidence ?? 0,
      )
    for (const level of await ask(sure)) expect(level).toBe(0.9)
    for (const level of await ask(sure.replace('**Reach**: Yes', '**Reach**: Unknown')))
      expect(level).toBeLessThanOrEqual(0.5)
  })
})

describe('a vote on record', () => {
  it('carries no Markdown in its reason', async () => {
    const same = '### Pros\n\n- Sound is warm\n\n### Cons\n\n- Reach is poor\n\n'
    const held = await holdCouncil(
      meetingOf({ title: 'agenda', text: agenda }, [
        { title: 'visits', text: `## Chapel\n\n${same}## Barn\n\n${same}` },
      ]),
    )
    expect(held.status).toBe('no_consensus')
    const reasons = votesIn(held).map((vote) => vote.reason ?? '')
    expect(reasons.join()).toContain('Chapel')
    expect(reasons.join()).not.toContain('*')
  })
})

describe('a question that the sources answer', () => {
  it('is not asked: one option meets the limit, the other fails it', async () => {
    const held = await holdCouncil(
      meetingOf({ title: 'agenda', text: agenda }, [
        {
          title: 'visits',
          text: '## Chapel\n\n- **Sound**: Yes\n- **Neighbours**: No\n- **Reach**: Yes\n\n## Barn\n\n- **Sound**: No\n- **Neighbours**: Yes\n- **Reach**: Yes\n',
        },
      ]),
    )
    expect(held.log.open_questions.map((one) => one.text).join()).not.toMatch(/better on/)
  })
})

describe('a seat that has the floor before the blind round', () => {
  it('names no option and does not deny its sources', async () => {
    const held = before(await holdCouncil(choir()))
    for (const seat of ['expert_a', 'expert_b']) {
      const { text } = await askSeat(choir(), held, seat, 'opening', { kind: 'speak' })
      expect(text).not.toMatch(/no source/i)
      expect(text).not.toMatch(/Chapel|Barn/)
      expect(text).toMatch(/blind round/)
    }
  })

  it('takes up what a person has just said', async () => {
    const said = [{ name: 'Mara', text: 'Con: the Barn has no lamps, so nobody can read there.' }]
    const held = before(await holdCouncil(choir()))
    const { text } = await askSeat(choir(), held, 'expert_a', 'opening', { kind: 'speak' }, { said })
    expect(text).toMatch(/“the Barn has no lamps, so nobody can read there” \[Mara, p1\]/)
    expect(text).toMatch(/counts as a passage on \*\*Barn\*\*/)
  })
})

describe('what only gets discussed', () => {
  it('leaves its points as risks on record', async () => {
    const held = before(await holdCouncil(choir()))
    const free = { ...held, board: { ...held.board, cited: [] } }
    const turn = await askSeat(choir(), free, 'expert_a', 'debate', { kind: 'speak' })
    expect(turn.contributions.map((one) => one.tool)).toEqual(['make_claim', 'raise_risk'])
  })
})

describe('an early sign', () => {
  it('is the first figures on its criterion, else the clause with the number, and never the whole risk again', async () => {
    const signsOf = async (against: string) =>
      (await holdCouncil(choir(against))).turns.flatMap((turn) =>
        turn.contributions.flatMap((one) =>
          one.tool === 'raise_risk' ? [check(one.tool, isRaiseRisk, one.arguments)] : [],
        ),
      )
    const whole = 'Trains pass by 12 times a night'
    const risks = await signsOf(whole)
    expect(risks.map((one) => one.risk)).toContain(whole)
    for (const one of risks) if (one.risk === whole) expect(one.earlySign ?? null).toBeNull()
    const parted = await signsOf('Trains pass by, 12 of them at night')
    expect(parted.map((one) => one.earlySign)).toContain('12 of them at night')
    const named = await signsOf('Neighbours complain, 12 of them cannot sleep')
    expect(named.map((one) => one.earlySign)).toContain('the first figures on Neighbours')
  })
})

describe('a risk', () => {
  const levelsOf = async (against: string) =>
    (await holdCouncil(choir(against))).turns.flatMap((turn) =>
      turn.contributions.flatMap((one) => {
        if (one.tool !== 'raise_risk') return []
        const { risk, likelihood } = check(one.tool, isRaiseRisk, one.arguments)
        return risk === against ? [likelihood] : []
      }),
    )

  it('is as likely as its author says: there, hanging on something, or rare', async () => {
    expect(await levelsOf('Trains pass by all night')).toEqual(['high'])
    expect(await levelsOf('Trains would pass by all night')).toEqual(['medium'])
    expect(await levelsOf('Trains rarely pass by at night')).toEqual(['low'])
  })
})

describe('tasks', () => {
  const withTasks = `${agenda}
## Next steps

- Jens asks the bus company until 2027-05-06
- Count the chairs
`
  const tasksOf = async (text: string, context: string) =>
    (await holdCouncil(meetingOf({ title: 'agenda', text }, [{ title: 'visits', text: context }]))).tasks
  const marks =
    '| What | Chapel | Barn |\n| --- | --- | --- |\n| Sound | ✅ | ❌ |\n| Neighbours | ✅ | ❌ |\n| Reach | 9 minutes | ✅ |\n'

  it('that the meeting names are carried word for word, with who and when, and nothing more is named', async () => {
    const tasks = await tasksOf(withTasks, marks)
    expect(tasks.slice(0, 2)).toMatchObject([
      {
        title: 'Jens asks the bus company until 2027-05-06',
        owner: { name: 'Jens' },
        due_date: '2027-05-06',
        quotes: [{ quote: 'Jens asks the bus company until 2027-05-06' }],
      },
      { title: 'Count the chairs', owner: null, due_date: null },
    ])
    for (const task of tasks.slice(2)) expect(task).toMatchObject({ owner: null, due_date: null })
  })

  it('do not ask to confirm a mark, nor repeat the head of a table as a weakness', async () => {
    const titles = (await tasksOf(agenda, marks)).map((task) => task.title)
    expect(titles.filter((title) => /^Confirm|: (?:Chapel|Barn), /.test(title))).toEqual([])
  })
})

describe('a fact that would turn the decision', () => {
  const asked = async (chapel: string, barn: string) =>
    (
      await holdCouncil(
        meetingOf({ title: 'agenda', text: agenda }, [
          {
            title: 'visits',
            text: `| What | Chapel | Barn |\n| --- | --- | --- |\n| Sound | ✅ | ❌ |\n| Neighbours | ${chapel} | ${barn} |\n| Reach | ❌ | ✅ |\n`,
          },
        ]),
      )
    ).log.open_questions
      .map((one) => one.text)
      .join('\n')

  it('says which answer turns it: a no for the leader, a yes for the other', async () => {
    expect(await asked('❓', '🟡')).not.toMatch(/a clear yes would put Barn|a clear no would put Chapel/)
    expect(await asked('✅', '❓')).not.toMatch(/a clear no would put Barn/)
    expect([await asked('❓', '🟡'), await asked('✅', '❓')].join()).toMatch(/a clear (?:yes|no) would put/)
  })
})

describe('a meeting without options', () => {
  it('leaves one question and one task, to name them, and says no sentence of excuse twice over', async () => {
    const held = await holdCouncil(meetingOf({ title: 'agenda', text: '# What now?\n\nNo idea.\n' }, []))
    expect(held.tasks.map((task) => task.title)).toEqual(['Name at least two options'])
    expect(held.log.open_questions.map((one) => one.text)).toEqual([
      'Which options are there? None is on the table.',
    ])
    expect(held.turns.map((turn) => turn.text).join()).not.toMatch(/no source examines any option/)
  })
})
