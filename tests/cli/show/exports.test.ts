import { describe, expect, it } from 'vitest'
import type { ShownExport, ShownExports } from '../../../backend/cli/exporting/place.ts'
import { outcomeOf } from '../../../backend/cli/exporting/show-settled.ts'
import { untilSettled } from '../../../backend/cli/exporting/until-settled.ts'
import { unstyled } from '../../../backend/cli/show/colours.ts'
import { exportLines } from '../../../backend/cli/show/exports.ts'

const NOW = Date.UTC(2026, 0, 5, 9)
const at = (ms: number) => new Date(NOW + ms).toISOString()

const thing = (id: string, more: Partial<ShownExport> = {}): ShownExport => ({
  id,
  target: 'notion',
  kind: 'task',
  title: `Task ${id}`,
  status: 'succeeded',
  url: null,
  error: null,
  attempt: 1,
  nextAt: null,
  ...more,
})

const seen = (...items: ShownExport[]): ShownExports => ({
  items,
  targets: [{ name: 'notion', title: 'Notion', state: 'on', detail: null }],
  held: null,
})

const linesOf = (shown: ShownExports, width = 79) =>
  exportLines(shown, null, { runId: 'run-1', width, style: unstyled, now: NOW }).map((line) =>
    line.replace(/^( *)\S.* export /, '$1xio export '),
  )

describe('the lines about exports', () => {
  it('say a common fault once, and what is tried again together; what may be there only by its id', () => {
    const error = 'The database has no property “Status”. Run xio doctor --fix.'
    const lines = linesOf(
      seen(
        thing('x1', { url: 'https://notion.example/x1' }),
        thing('x2', { status: 'dead', error }),
        thing('x3', { status: 'dead', error }),
        thing('x4', { status: 'unconfirmed', error: 'The answer was lost.' }),
        thing('x5', { status: 'removed', error: 'Somebody put it in the trash.' }),
      ),
    )
    expect(lines).toEqual([
      'notion     Notion',
      '  there: Task x1',
      '    https://notion.example/x1',
      '  not there: Task x2',
      '  not there: Task x3',
      `    ${error}`,
      '    xio export run-1 --to notion --retry',
      '  may be there: Task x4',
      '    The answer was lost.',
      '    xio export run-1 --retry x4',
      '  taken away: Task x5',
      '    Somebody put it in the trash.',
      '    xio export run-1 --retry x5',
    ])
  })

  it('say when something comes or is tried again, and fit the terminal but for what is opened or typed', () => {
    const url = `https://notion.example/${'long'.repeat(20)}`
    const title = 'A task with a title that is longer than the narrow terminal which shows it'
    const lines = linesOf(
      seen(
        thing('x1', { kind: 'reminder', status: 'pending', nextAt: at(86_400_000), title }),
        thing('x2', { status: 'failed', error: 'It does not answer.', nextAt: at(60_000), url }),
        thing('x3', { status: 'pending', nextAt: at(0) }),
      ),
      60,
    )
    expect(lines).toContain(`    ${url}`)
    expect(lines.filter((line) => line.length > 60)).toEqual([`    ${url}`])
    expect(lines.join(' ')).toContain('comes at 2026-01-06 09:00 UTC: A task with')
    expect(lines.join(' ')).toContain('not there yet, tried again at 2026-01-05 09:01 UTC')
    expect(lines).toContain('  on its way: Task x3')
  })

  it('hold what a service writes to a line, so that no terminal obeys it', () => {
    const lines = linesOf(seen(thing('x1', { title: 'a\u001B[2Jb\nc', url: 'https://x/\u001B]0;t' })))
    expect(lines.join('')).not.toContain('\u001B')
    expect(lines).toContain('  there: a\uFFFD[2Jb c')
  })
})

describe('how a command ends', () => {
  it('is well where all is there or has its day, waits for what is under way, and needs a person for the rest', () => {
    const reminder = thing('x1', { kind: 'reminder', status: 'pending', nextAt: at(86_400_000) })
    const failed = thing('x2', { status: 'failed', nextAt: at(1) })
    const dead = thing('x3', { status: 'dead' })
    expect(outcomeOf(seen(thing('x0'), reminder), null)).toBe('well')
    expect(outcomeOf(seen(thing('x0'), failed), null)).toBe('waits')
    expect(outcomeOf(seen(failed, dead), null)).toBe('needs a person')
    expect(outcomeOf(seen(dead), ['slack'])).toBe('well')
  })

  it('does not wait for what cannot come before its time is over', async () => {
    const looks: number[] = []
    const place = (shown: ShownExports) => ({
      ofRun: async () => shown,
      settled: async (_: string, ms: number) => void looks.push(ms),
    })
    const asked = { runId: 'run-1', targets: null, waitMs: 60_000, now: () => NOW }
    const { signal } = new AbortController()
    const late = seen(
      thing('x1', { status: 'failed', nextAt: at(300_000) }),
      thing('x2', { status: 'pending', nextAt: at(0) }),
    )
    await untilSettled(place(late), { ...asked, signal })
    expect(looks).toEqual([1000])
    let now = NOW
    const soon = seen(thing('x1', { status: 'failed', nextAt: at(2_000) }))
    await untilSettled(place(soon), { ...asked, waitMs: 3_000, signal, now: () => (now += 1_000) })
    expect(looks.length).toBeGreaterThan(2)
    expect(looks.every((ms) => ms <= 1_000)).toBe(true)
  })
})
