import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const folder = tempDirs()
const EXAMPLE = path.join(import.meta.dirname, '../../registry/examples/event-log-database.md')

it('forks, compares and verifies what a council left', async () => {
  // Given a council that has ended
  const cwd = folder()
  copyFileSync(EXAMPLE, path.join(cwd, 'meeting.md'))
  const held = await xio(['run', 'meeting.md', '--out', 'one', '--quiet'], { cwd })
  expect(held).toMatchObject({ code: 0, err: '' })
  const log = readFileSync(path.join(cwd, 'one/run.jsonl'), 'utf8')
  const runId: string = JSON.parse(log.slice(0, log.indexOf('\n'))).runId

  // When a fork is priced, nothing is started and it is free
  const priced = await xio(['fork', runId, '--at', '40', '--estimate'], { cwd })
  expect(priced).toMatchObject({ code: 0, err: '' })
  expect(priced.out).toMatch(/^The fork begins behind event \d+\. Expected: \d+ turns, 0 tokens, free/)

  // When it is held with nothing changed, it comes out the same
  const same = await xio(['fork', runId, '--at', '40', '--out', 'two', '--quiet'], { cwd })
  expect(same).toMatchObject({ code: 0, err: '' })
  const compared = await xio(['compare', 'one/run.jsonl', 'two/run.jsonl'], { cwd })
  expect(compared).toMatchObject({ code: 0, err: '' })
  expect(compared.out).toContain('The two councils came out the same.')
  expect(compared.out).toMatch(/They share one log up to event \d+/)

  // When a seat is silent, the difference is told in words, and as JSON
  const silent = await xio(
    ['fork', runId, '--at', '1', '--silent', 'expert_b', '--out', 'three', '--quiet'],
    { cwd },
  )
  expect([0, 4]).toContain(silent.code)
  const other = await xio(['compare', runId, 'three/run.jsonl', '--json'], { cwd })
  expect(other.code).toBe(1)
  const { differences }: { differences: { kind: string; text: string }[] } = JSON.parse(other.out)
  expect(differences.map(({ kind }) => kind)).toContain('position')
  expect(differences.every(({ text }) => text.length > 0)).toBe(true)

  // Then each log is whole; a changed one is not, and the event is named
  const decisionLog = path.join('one', 'decision_log.json')
  expect(await xio(['verify', 'one/run.jsonl', '--head', decisionLog], { cwd })).toMatchObject({ code: 0 })
  expect(await xio(['verify', 'three/run.jsonl'], { cwd })).toMatchObject({ code: 0 })
  writeFileSync(path.join(cwd, 'bent.jsonl'), log.replace('"seq":12,', '"seq":13,'))
  const bent = await xio(['verify', 'bent.jsonl'], { cwd })
  expect(bent).toMatchObject({ code: 1, err: '' })
  expect(bent.out).toContain('Event 12 (line 12)')
  const refused = await xio(['compare', 'bent.jsonl', 'one/run.jsonl'], { cwd })
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(refused.err).toContain('line 12 is not as it was written')
  const cut = log.split('\n').slice(0, 9).join('\n') + '\n'
  writeFileSync(path.join(cwd, 'cut.jsonl'), cut)
  expect(await xio(['verify', 'cut.jsonl'], { cwd })).toMatchObject({ code: 0 })
  expect(await xio(['verify', 'cut.jsonl', '--head', decisionLog], { cwd })).toMatchObject({ code: 1 })
}, 180_000)

it('says what cannot be forked, and what to do', async () => {
  const cwd = folder()
  const none = await xio(['fork', 'nobody', '--at', '3'], { cwd })
  expect(none).toMatchObject({ code: 2, out: '' })
  expect(none.err).toContain('runs lists what there is')
  const wrong = await xio(['fork', 'nobody', '--at', 'soon'], { cwd })
  expect(wrong).toMatchObject({ code: 2, out: '' })
  expect(wrong.err).toContain('--at')
}, 60_000)
