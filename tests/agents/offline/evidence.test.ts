import { describe, expect, it } from 'vitest'
import { analyse } from '../../../backend/agents/offline/analyse.ts'
import { againstLimit } from '../../../backend/agents/offline/evidence/limit.ts'
import { textOf } from '../../../backend/agents/offline/evidence/quote.ts'
import type { Unit } from '../../../backend/agents/offline/evidence/types.ts'
import { matterOf } from './measure.ts'
import { meetingOf } from './read-agenda.ts'

const CRITERIA = '## Criteria\n\n- Rent (must): no more than €900 a month\n- Damp: it stays dry'
const read = (context: string, criteria = CRITERIA) => {
  const analysis = analyse(
    matterOf(
      meetingOf(
        {
          title: 'agenda',
          text: `# Where the kayaks winter\n\n${criteria}\n\n## Options\n\n- Barn\n- Quay\n`,
        },
        [{ title: 'visits', text: context }],
      ),
    ),
    1,
  )
  const option = (title: string) => analysis.options.find((one) => one.title === title)?.id ?? ''
  const rule = (name: string) => analysis.rules.find((one) => one.name.startsWith(name))?.id ?? ''
  return (title: string, name: string): Unit[] =>
    analysis.cell(option(title), rule(name)).units.filter((unit) => unit.how !== 'prose')
}

describe('a number held against a limit', () => {
  const rent = 'Rent: no more than €900 a month'
  it.each([
    ['€850 a month', 1],
    ['€40 a day', -1],
    ['€10,000 a year', 1],
    ['€12,000 per year', -1],
    ['€200 every week', 1],
    ['€30 per person per month', null],
    ['€4 an hour', null],
    ['between €850 and €950 a month', -1],
  ])('%s against so much a month: %s', (text, met) => expect(againstLimit(text, rent)).toBe(met))

  it.each([
    ['one month', 'we can leave within ten weeks', 1],
    ['half a year, or 6 months', 'we can leave within ten weeks', -1],
    ['open on three days a week', 'we can leave within ten weeks', null],
    ['one hour', 'under 45 minutes by bus', -1],
    ['two days', 'under 45 minutes by bus', null],
    ['one locked shed, and three racks', 'at least two locked sheds', -1],
    ['three sheds with a key', 'at least two locked sheds', 0.7],
    ['два месяца', 'не более трёх месяцев', 1],
  ])('%s against “%s”: %s', (text, limit, met) => expect(againstLimit(text, limit)).toBe(met))
})

describe('what a bullet says of a criterion', () => {
  it('a mark after the label counts, alone or with words behind it', () => {
    const of = read(
      '### Barn\n\n- Rent: ✅\n- Damp: ✅ dry all winter\n\n### Quay\n\n- Rent: ❌\n- Damp: ❓\n',
      '## Criteria\n\n- Rent\n- Damp',
    )
    expect(of('Barn', 'Rent').map((unit) => [unit.value, textOf(unit.whole)])).toEqual([[1, 'Rent: ✅']])
    expect(of('Barn', 'Damp').map((unit) => unit.value)).toEqual([1])
    expect(of('Quay', 'Rent').map((unit) => unit.value)).toEqual([-1])
    expect(of('Quay', 'Damp').map((unit) => unit.value)).toEqual([null])
  })

  it('a price under Pros or Cons is held against the limit, whichever side it stands on', () => {
    const of = read(
      '### Barn\n\n#### Cons\n\n- It would come to roughly €700 a month\n\n### Quay\n\n#### Pros\n\n- Rent: only €1,200 a month\n',
    )
    expect(of('Barn', 'Rent').map((unit) => unit.value)).toEqual([1])
    expect(of('Quay', 'Rent').map((unit) => unit.value)).toEqual([-1])
  })

  it('what is saved, or comes on top, is not the price', () => {
    const of = read(
      '### Barn\n\n#### Pros\n\n- Saves us €2,000 a month\n\n#### Cons\n\n- A lamp is €20 a month extra\n',
    )
    expect(of('Barn', 'Rent').filter((unit) => unit.how === 'detail')).toEqual([])
  })

  it('a bullet that begins with the criterion is about it, even where the title says the same word', () => {
    const of = read(
      '### Barn\n\n#### Pros\n\n- Kayaks hang from beams.\n',
      '## Criteria\n\n- Kayaks\n- Damp: it stays dry',
    )
    expect(of('Barn', 'Kayaks').map((unit) => unit.value)).toEqual([1])
  })
})
