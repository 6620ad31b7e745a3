import { describe, expect, it } from 'vitest'
import { analyse } from '../../../backend/agents/offline/analyse.ts'
import { refOf, textOf } from '../../../backend/agents/offline/evidence/quote.ts'
import type { Analysis } from '../../../backend/agents/offline/weighing/types.ts'
import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { matterOf } from './measure.ts'
import { archive, bridge, oven, texts } from './meetings.ts'
import { meetingOf } from './read-agenda.ts'

const weigh = (meeting: HeldMeeting, seed = 1): Analysis => analyse(matterOf(meeting), seed)
const titleOf = (analysis: Analysis, id: string | undefined) =>
  analysis.options.find((option) => option.id === id)?.title
const leader = (meeting: HeldMeeting) => {
  const analysis = weigh(meeting)
  return titleOf(analysis, analysis.ranking[0]?.optionId)
}
const totals = (analysis: Analysis) =>
  Object.fromEntries(analysis.ranking.map((one) => [titleOf(analysis, one.optionId), one.total]))
const pointsOf = (analysis: Analysis, title: string, side: 'for' | 'against') =>
  analysis.units
    .filter((unit) => titleOf(analysis, unit.optionId) === title && unit.side === side)
    .map((unit) => textOf(unit.quote))

const all = () => [bridge(), oven(), archive()]
const small = (options: string, context: string, criteria = '') =>
  meetingOf({ title: 'agenda', text: `# Lamps\n\n${criteria}\n\n## Options\n\n${options}\n` }, [
    { title: 'lamps', text: context },
  ])

describe('what the panel reads in a meeting it has never seen', () => {
  it('leads to a decision where the author marked the sides', () => {
    expect(all().map(leader)).toEqual(['Footbridge', 'Deck oven', 'County vault'])
    expect(all().map((meeting) => weigh(meeting).undecided)).toEqual([null, null, null])
  })

  it('quotes only what stands at its offset', () => {
    for (const meeting of all()) {
      const { units } = weigh(meeting)
      expect(units.length).toBeGreaterThan(10)
      for (const unit of units) {
        for (const quote of [unit.quote, unit.whole, ...unit.heads]) {
          const { quote: text, start } = refOf(quote)
          expect(text).not.toBe('')
          expect(quote.origin.text.slice(start ?? -1, (start ?? 0) + text.length)).toBe(text)
        }
      }
    }
  })

  it('is the same twice, and for each seed', () => {
    for (const meeting of all())
      expect(totals(weigh(meeting))).toEqual(totals(weigh(structuredClone(meeting))))
    expect(weigh(bridge(), 1).robustness).toBe(weigh(bridge(), 1).robustness)
  })

  it('swapping what stands under two options swaps the choice and the quotes', () => {
    const swapped = texts.bridgeContext
      .replace('### Cable ferry', '### X')
      .replace('### Footbridge', '### Cable ferry')
      .replace('### X', '### Footbridge')
    expect(leader(bridge(swapped))).toBe('Cable ferry')
    expect(pointsOf(weigh(bridge(swapped)), 'Cable ferry', 'for')).toEqual(
      pointsOf(weigh(bridge()), 'Footbridge', 'for'),
    )
  })

  it('the order of the options changes nothing', () => {
    const turned = bridge(
      texts.bridgeContext,
      texts.bridgeAgenda.replace(
        '- Cable ferry\n- Footbridge\n- Water taxi',
        '- Water taxi\n- Footbridge\n- Cable ferry',
      ),
    )
    expect(totals(weigh(turned))).toEqual(totals(weigh(bridge())))
    expect(weigh(turned).robustness).toBe(weigh(bridge()).robustness)
  })

  it('a criterion left out changes the scores', () => {
    const less = bridge(texts.bridgeContext, texts.bridgeAgenda.replace(/- Operating cost:.*\n/, ''))
    expect(totals(weigh(less))).not.toEqual(totals(weigh(bridge())))
  })

  it('without context nothing is examined', () => {
    for (const meeting of [bridge(''), oven(''), archive('')])
      expect(weigh(meeting)).toMatchObject({ undecided: 'unexamined', ranking: [] })
  })

  it('an option under two names is no decision', () => {
    const section = /### Footbridge[\s\S]*?(?=### Water taxi)/.exec(texts.bridgeContext)?.[0] ?? ''
    const doubled = `${texts.bridgeContext}\n${section.replaceAll('Footbridge', 'Skywalk')}`
    const analysis = weigh(
      bridge(doubled, texts.bridgeAgenda.replace('- Footbridge', '- Footbridge\n- Skywalk')),
    )
    expect(analysis.margin).toBeCloseTo(0, 6)
    expect(analysis.undecided).toBe('close')
  })

  it('stripped of its labels it decides nothing', () => {
    const stripped = texts.bridgeContext.replace(/^#### .*\n/gm, '')
    expect(weigh(bridge(stripped)).undecided).not.toBeNull()
    // Bare words under no heading and no label: what is left is prose, and words alone tell no side.
    const bare = texts.archiveContext.replace(/\*\*[^*]+:\*\* /g, 'It is ')
    expect(weigh(archive(bare)).undecided).not.toBeNull()
  })

  it('names without meaning give the same pick', () => {
    const rename = (text: string) =>
      text
        .replaceAll('Cable ferry', 'Zorb')
        .replaceAll('Footbridge', 'Quonk')
        .replaceAll('Water taxi', 'Plim')
    expect(leader(bridge(rename(texts.bridgeContext), rename(texts.bridgeAgenda)))).toBe('Quonk')
  })

  it('a question mark is neither a no nor silence', () => {
    const cellWith = (mark: string) => {
      const analysis = weigh(oven(texts.ovenContext.replace('❓ | ❌', `${mark} | ❌`)))
      const rack = analysis.options.find((option) => option.title === 'Rack oven')?.id ?? ''
      const rule = analysis.rules.find((one) => one.name.startsWith('Repair'))?.id ?? ''
      return {
        state: analysis.cell(rack, rule).state,
        risk: analysis.values.risk.get(rack)?.get(rule) ?? 0,
        value: analysis.values.value.get(rack)?.get(rule) ?? 0,
      }
    }
    const [unknown, no, silent] = [cellWith('❓'), cellWith('❌'), cellWith('')]
    expect([unknown.state, no.state, silent.state]).toEqual(['unknown', 'known', 'silent'])
    expect(no.risk).toBeLessThan(unknown.risk)
    expect(unknown.risk).toBeLessThan(silent.risk)
    expect(no.value).toBeLessThan(unknown.value)
    expect(unknown.value).toBe(silent.value)
  })

  it('one mark that settles an open question does what was said of it', () => {
    const open = texts.ovenContext
      .replace('| Even heat | ✅ | 🟡 |', '| Even heat | ✅ | ✅ |')
      .replace('| Floor space | 🟡 |', '| Floor space | ✅ |')
    const before = weigh(oven(open))
    const flip = before.flips.find((one) => one.leaderId === one.optionId)
    expect(leader(oven(open))).toBe('Deck oven')
    expect(titleOf(before, flip?.optionId)).toBe('Rack oven')
    expect(before.rules.find((one) => one.id === flip?.criterionId)?.name).toBe('Repair within a day')
    expect(leader(oven(open.replace('❓ | ❌ |', '✅ | ❌ |')))).toBe('Rack oven')
  })

  it('weights decide: the order follows a criterion made heavier', () => {
    const meeting = bridge()
    const heavy = {
      ...meeting,
      criteria: meeting.criteria.map((one) =>
        one.title.startsWith('Landscape') ? { ...one, weight: 60, must: true } : one,
      ),
    }
    expect(leader(heavy)).toBe('Cable ferry')
  })
})

describe('which option a passage belongs to', () => {
  const filed = (options: string, heading: string, title?: string) => {
    const analysis = weigh(small(options, `## ${heading}\n\n### Pros\n\n- Burns bright all night\n`))
    return analysis.units
      .filter((unit) => unit.side === 'for')
      .map((unit) => titleOf(analysis, unit.optionId) === title)
  }
  it.each([
    ['- lamp.js\n- Torch', 'Lamp.js', 'lamp.js'],
    [
      '- Monolith: all lamps in one hall\n- Lamp per room: a lamp in each',
      'Single monolith',
      'Monolith: all lamps in one hall',
    ],
    [
      '- Build our own lamp works in Kerosene\n- Neon Lamp\n- OpenLamp',
      'Kerosene',
      'Build our own lamp works in Kerosene',
    ],
    [
      '- wick.js\n- Candle Works (Wax Sharing Hall)',
      'Using Candle Works/Wax Sharing Hall as a wick tool',
      'Candle Works (Wax Sharing Hall)',
    ],
    ['- Option A: Candles\n- Option B: Bulbs', 'Option B', 'Option B: Bulbs'],
    ['- Gas\n- 2-3 street level lamps: few', 'Few street-level lamps', '2-3 street level lamps: few'],
  ])('of %j the heading %j names %j', (options, heading, title) => {
    expect(filed(options, heading, title)).toEqual([true])
  })

  it('survives wrong heading levels, CRLF, bold parents and "Good, because"', () => {
    const context =
      '### Gas\n\n## Pros\n\n- Cheap to light\n\n## Cons\n\n- Smells of gas\n\n##### Neon\n\n* **Pros**\n  * Glows in colour\n* **Cons**\n  * Hums at night\n\n# Wax\n\n* Good, because it is quiet\n* Bad, because it drips\n'
    const analysis = weigh(small('- Gas\n- Neon\n- Wax', context.replaceAll('\n', '\r\n')))
    const said = ['Gas', 'Neon', 'Wax'].map((title) => [
      pointsOf(analysis, title, 'for'),
      pointsOf(analysis, title, 'against'),
    ])
    expect(said).toEqual([
      [['Cheap to light'], ['Smells of gas']],
      [['Glows in colour'], ['Hums at night']],
      [['it is quiet'], ['it drips']],
    ])
  })

  it('a heading that announces the options names none, nor does a common word that begins like one', () => {
    const analysis = weigh(
      small(
        '- Tablette\n- Neon',
        '## Options on the table\n\n- it is bright\n\n## What lies on the table\n\n- Pro: it is bright\n',
      ),
    )
    expect(analysis.units).toEqual([])
  })

  it('one word of the topic names no option', () => {
    const analysis = weigh(
      small('- Lamps from the market\n- Moon lamps', '## Lamps\n\n- Pro: they are bright\n'),
    )
    expect(analysis.units.filter((unit) => unit.side === 'for')).toEqual([])
  })

  it('a meeting named after an option files none of its own lines under it', () => {
    const agenda =
      '# Night lamp\n\n## Criteria\n\n- Light: the lamp must be bright and good.\n\n## Options\n\n- lamp.js\n- Torch\n'
    const analysis = weigh(
      meetingOf({ title: 'agenda', text: agenda }, [{ title: 'notes', text: '## Torch\n\n- Pro: cheap\n' }]),
    )
    expect(analysis.units.map((unit) => textOf(unit.quote))).toEqual(['cheap'])
  })

  it('a bullet that only points elsewhere is no reason', () => {
    const analysis = weigh(small('- Gas\n- Neon', '## Gas\n\n### Pros\n\n- For the reasons above\n- Cheap\n'))
    expect(pointsOf(analysis, 'Gas', 'for')).toEqual(['Cheap'])
  })
})

describe('a criterion with a limit', () => {
  it('is met or not by a number in its own unit, of a range by the worse end', () => {
    const criteria =
      '## Criteria\n\n- Rent: at most €900 per month\n- Way: under 40 minutes\n- Hours: at least 8 hours of light'
    const context =
      '## Gas\n\n- Rent: €850 per month\n- Way: 20 to 50 minutes\n- Hours: 12 hours\n\n## Neon\n\n- Rent: €1,200 per month\n- Way: 35 minutes\n- Hours: bright\n'
    const analysis = weigh(small('- Gas\n- Neon', context, criteria))
    const valueOf = (title: string, label: string) =>
      analysis.units.find((unit) => titleOf(analysis, unit.optionId) === title && unit.label === label)?.value
    expect(['Rent', 'Way', 'Hours'].map((label) => valueOf('Gas', label))).toEqual([1, -1, 1])
    expect(['Rent', 'Way', 'Hours'].map((label) => valueOf('Neon', label))).toEqual([-1, 1, 0])
  })
})

describe('odd meetings', () => {
  it('of one option, of twelve, of forty criteria, of empty cells and of none at all', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => `Lamp ${String.fromCharCode(65 + i)}rk`)
    const forty = Array.from(
      { length: 40 },
      (_, i) => `- Quality ${i + 1}${'abcdefgh'.charAt(i % 8)}: matter number ${i}`,
    ).join('\n')
    const table = `| What | ${twelve.join(' | ')} |\n| --- |${' --- |'.repeat(12)}\n| Light |${' ✅ |'.repeat(11)} |\n`
    expect(weigh(small('- Gas', '## Gas\n\n- Pro: bright\n')).undecided).toBe('unexamined')
    expect(weigh(small(twelve.map((name) => `- ${name}`).join('\n'), table)).examined.length).toBe(11)
    expect(
      weigh(small('- Gas\n- Neon', '## Gas\n\n- Pro: bright\n', `## Criteria\n\n${forty}`)).rules.length,
    ).toBe(40)
    expect(weigh(small('', 'Nothing much.')).undecided).toBe('no_options')
    expect(weigh(meetingOf({ title: 'agenda', text: '# Nothing' }, [])).ranking).toEqual([])
  })

  it('without criteria takes the rows of a table for them, and says so', () => {
    const analysis = weigh(
      small(
        '- Gas\n- Neon',
        '| | Gas | Neon |\n| --- | --- | --- |\n| Light | ✅ | ❌ |\n| Price per month | $5 | $9 |\n',
      ),
    )
    expect(analysis.rules).toMatchObject([
      { name: 'Light', fromTable: true },
      { name: 'Price per month', fromTable: true },
    ])
    expect(titleOf(analysis, analysis.ranking[0]?.optionId)).toBe('Gas')
  })

  it('reads a Russian file by the same structure', () => {
    const context =
      '## Паром\n\n### Плюсы\n\n- Дёшево строить\n\n### Минусы\n\n- Не ходит в шторм\n\n## Мост\n\n### Плюсы\n\n- Открыт всегда\n- Дёшево содержать\n'
    const meeting = meetingOf(
      { title: 'agenda', text: '# Переправа\n\n## Варианты\n\n- Паром\n- Мост\n' },
      [{ title: 'река', text: context }],
      'ru',
    )
    const analysis = weigh(meeting)
    expect(pointsOf(analysis, 'Паром', 'against')).toEqual(['Не ходит в шторм'])
    expect(titleOf(analysis, analysis.ranking[0]?.optionId)).toBe('Мост')
  })
})
