import { describe, expect, it } from 'vitest'
import { analyse } from '../../../backend/agents/offline/analyse.ts'
import { matterOf } from './measure.ts'
import { meetingOf } from './read-agenda.ts'
import { holdCouncil } from './round-table.ts'

const MUST = '- Lift (must): at least two working lifts\n- Light: bright rooms\n- Rooms: enough of them'
const house = (texts: Record<string, string>, criteria = MUST) =>
  meetingOf(
    {
      title: 'agenda',
      text: `# Where the clinic moves\n\n${criteria === '' ? '' : `## Criteria\n\n${criteria}\n\n`}## Options\n\n- Mill\n- Tower\n`,
    },
    Object.entries(texts).map(([title, text]) => ({ title, text })),
  )
const better = '- Light: ✅\n- Rooms: ✅\n'
const weigh = (texts: Record<string, string>) => {
  const analysis = analyse(matterOf(house(texts)), 1)
  const id = (title: string) => analysis.options.find((one) => one.title === title)?.id ?? ''
  const lift = analysis.rules.find((one) => one.must)?.id ?? ''
  return {
    analysis,
    leader: analysis.options.find((one) => one.id === analysis.ranking[0]?.optionId)?.title,
    lift: (title: string) => analysis.judgement(id(title), lift),
  }
}

describe('a must-have', () => {
  it('that is failed puts an option behind what fails none, whatever it scores', async () => {
    const visits = `### Mill\n\n- Lift: one working lift, shared\n${better}\n### Tower\n\n- Lift: three lifts for us\n- Light: ❌\n- Rooms: ❌\n`
    const { leader, lift, analysis } = weigh({ visits })
    expect([lift('Mill').verdict, lift('Tower').verdict]).toEqual(['fails', 'meets'])
    expect(analysis.ranking[1]?.total).toBeGreaterThan(analysis.ranking[0]?.total ?? 0)
    expect(leader).toBe('Tower')
    const held = await holdCouncil(house({ visits }))
    const said = held.turns.map((turn) => turn.text).join('\n')
    expect(said).toContain('comes after what fails no must-have')
  })

  it('that only a word in common speaks against is no ground to strike an option', () => {
    const visits = `### Mill\n\n${better}\n#### Cons\n\n- The old goods lift is noisy\n\n### Tower\n\n- Lift: three lifts for us\n- Light: ❌\n`
    expect(weigh({ visits }).lift('Mill').verdict).not.toBe('fails')
    expect(weigh({ visits }).analysis.barred.size).toBe(0)
  })

  it('that every option fails strikes none: the gate asks a person', () => {
    const visits = `### Mill\n\n- Lift: ❌\n${better}\n### Tower\n\n- Lift: ❌\n- Light: ❌\n`
    const { analysis, leader } = weigh({ visits })
    expect([analysis.barred.size, leader]).toEqual([0, 'Mill'])
  })

  it('that nobody checked for the leader is what would put the next one first', () => {
    const visits = `### Mill\n\n${better}\n### Tower\n\n- Lift: three lifts for us\n- Light: ❌\n- Rooms: ❌\n`
    const { analysis, leader, lift } = weigh({ visits })
    expect([leader, lift('Mill').verdict]).toEqual(['Mill', 'unknown'])
    const [mill, tower] = analysis.options.map((one) => one.id)
    expect(analysis.flips).toContainEqual(
      expect.objectContaining({ optionId: mill, criterionId: analysis.rules[0]?.id, leaderId: tower }),
    )
  })

  it('of which two sources say the opposite is open, with both passages', async () => {
    const texts = {
      survey: `### Mill\n\n- Lift: ✅\n${better}\n### Tower\n\n- Lift: ✅\n- Light: ❌\n`,
      caretaker: '### Mill\n\n- Lift: ❌ out of order\n',
    }
    const { lift } = weigh(texts)
    const { verdict, unit, contrary } = lift('Mill')
    expect(verdict).toBe('partly')
    expect([unit, contrary].map((one) => one?.quote.origin.title)).toEqual(['survey', 'caretaker'])
    const held = await holdCouncil(house(texts))
    const scribe = held.turns.filter((turn) => turn.seat === 'scribe').map((turn) => turn.text)
    expect(scribe.join('\n')).toMatch(/\|\n\nOn \*\*Lift\*\* the sources disagree about \*\*Mill\*\*/)
    expect(JSON.stringify(held.tasks)).toContain('out of order')
  })
})

describe('without criteria', () => {
  it('nobody says that weights were moved', async () => {
    const visits =
      '### Mill\n\n#### Pros\n\n- Quiet street\n- New roof\n- Near the school\n\n### Tower\n\n#### Cons\n\n- Damp cellar\n- Narrow stairs\n'
    const held = await holdCouncil(house({ visits }, ''))
    const said = held.turns.map((turn) => turn.text).join('\n')
    expect(said).toContain('Mill')
    expect(said).not.toContain('re-weightings')
  })
})
