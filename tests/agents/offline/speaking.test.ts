import { describe, expect, it } from 'vitest'
import type { HeldMeeting } from '../../../schemas/generated/types.ts'
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
