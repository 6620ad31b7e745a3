import { describe, expect, it } from 'vitest'
import { board } from '../../../backend/exports/targets/telegram/board.ts'
import { htmlOf, say } from '../../../backend/exports/targets/telegram/rich-text.ts'
import type { ExportView } from '../../../backend/ports/export-target.ts'
import type { RunState } from '../../../backend/council/state.ts'
import { GivenRun } from '../../support/given.ts'

const viewOf = (state: RunState, more: Partial<ExportView> = {}): ExportView => ({
  state,
  adopted: false,
  standsElsewhere: false,
  record: null,
  held: null,
  link: 'https://xio.test/councils/run-1',
  now: 0,
  ...more,
})
const textOf = (run: GivenRun, more: Partial<ExportView> = {}) => htmlOf(board(viewOf(run.state, more)))

describe('the board of a council', () => {
  it('says which phase it is in and who has the floor', () => {
    const run = new GivenRun().to('debate', 'expert_a')
    const name = run.state.seats.find(({ seat }) => seat === 'expert_a')?.name
    expect(textOf(run)).toContain(`In progress: debate, turn ${run.state.turns}. ${name} has the floor.`)
    expect(textOf(run)).toContain('<a href="https://xio.test/councils/run-1">Open in Xio Consilium</a>')
  })

  it('shows nobody’s answer while the blind round is open, and all of them when it is over', () => {
    const run = new GivenRun().to('positions', 'expert_b')
    expect(run.state.items['i1']?.positions).not.toEqual({})
    expect(textOf(run)).not.toContain('The shed')
    expect(textOf(run)).toContain('given blind')
    run.to('debate')
    expect(textOf(run)).toMatch(/<b>Positions<\/b>\n• .+: The shed \(70 %\)/)
  })

  it('speaks the language of the meeting', () => {
    const run = new GivenRun({ meeting: { language: 'ru' } }).to('debate')
    expect(textOf(run)).toMatch(/Идёт: обсуждение, ход \d+\. Слово у участника/)
  })

  it('says why it stands still, and why it ended', () => {
    const run = new GivenRun().to('debate')
    run.command({ type: 'pause', when: 'now' })
    while (run.advance());
    expect(textOf(run)).toContain('Paused.')
    run.command({ type: 'stop', reason: 'Enough.' })
    while (run.advance());
    const held = 'This run does not stand for its meeting.'
    expect(textOf(run, { held })).toMatch(/<b>Stopped\.<\/b>.*Enough.* This run does not stand/)
  })

  it('shows what people wrote and obeys none of it', () => {
    const meeting = { title: '<b>A & "B"</b>', question: '<a href="x">no\u0007 link</a>?' }
    const text = textOf(new GivenRun({ meeting }).to('debate'))
    expect(text).toContain('<b>&lt;b&gt;A &amp; &quot;B&quot;&lt;/b&gt;</b>')
    expect(text).toContain('&lt;a href=&quot;x&quot;&gt;no  link&lt;/a&gt;?')
    // Half a character is no UTF-8, which Telegram refuses.
    expect(say('a\uD800b').text).toBe('a\uFFFDb')
  })
})
