import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

async function held(): Promise<{ cwd: string; id: string }> {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  const { out } = await xio(['run', 'meeting.md', '--json'], { cwd })
  return { cwd, id: `${/"runId":"([^"]+)"/.exec(out)?.[1] ?? ''}/d1` }
}

it('lists what was decided, shows it, and keeps what came of it, without a server and with one', async () => {
  const { cwd, id } = await held()
  const listed = await xio(['decisions', '--json'], { cwd })
  expect([listed.code, listed.err]).toEqual([0, ''])
  expect(JSON.parse(listed.out)).toMatchObject({ id, status: 'proposed', review: null })
  const kept = await xio(['decisions', 'review', id, '--outcome', 'held', '--next', '2026-01-01'], { cwd })
  expect(kept).toMatchObject({ code: 0, out: `${id}: held. This is kept.\n` })
  const server = await startServer(cwd)
  onTestFinished(() => void server.kill())
  const due = await xio(['decisions', '--due'], { cwd })
  expect(due.out).toContain('2026-01-01')
  expect((await xio(['decisions', 'show', id], { cwd })).out).toMatch(/What came of it: held, Owner/)
  expect((await xio(['decisions', 'scores'], { cwd })).out).toMatch(/^votes +0\.\d{3} +\d$/m)
  const again = await xio(['run', 'meeting.md', '--out', 'again'], { cwd })
  expect(again.err).toContain(`This was decided before, and it stands: `)
  expect((await xio(['decisions', 'nothing', 'of', 'the', 'kind'], { cwd })).code).toBe(1)
}, 120_000)

it('says before a council is held again that this was decided', async () => {
  const { cwd, id } = await held()
  const again = await xio(['run', 'meeting.md', '--out', 'again'], { cwd })
  expect(again.err).toMatch(/^This was decided before, and it stands: .+\n/)
  expect(again.err).toContain(id)
}, 90_000)

it.each([
  [['decisions', 'review', 'a-run/d1'], 'needs --outcome'],
  [['decisions', 'review', 'a-run/d1', '--outcome', 'good'], 'it must be held or partly or failed'],
  [['decisions', 'review', 'a-run/d1', '--outcome', 'held', '--forecast', '0=maybe'], 'as 0=yes'],
  [['decisions', 'show', 'a-run'], '<run>/<decision>'],
  [['decisions', 'show', 'a-run/d1'], 'there is no decision a-run/d1'],
  [['decisions', '--status', 'open'], 'it must be proposed or accepted'],
])(
  'says what is missing: %j',
  async (args, says) => {
    const ended = await xio(args, { cwd: tempDir() })
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining(says) })
  },
  90_000,
)
