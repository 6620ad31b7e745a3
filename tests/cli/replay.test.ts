import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { NO_HASH, seal } from '../../backend/log/chain.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, startXio, xio } from '../support/xio.ts'

const folder = tempDirs()
const FROZEN = path.join(import.meta.dirname, '../fixtures/logs/v1')
const whole = (name: string) => readFileSync(path.join(FROZEN, `${name}.jsonl`), 'utf8')

function given(...names: string[]): string {
  const cwd = folder()
  for (const name of names) copyFileSync(path.join(FROZEN, `${name}.jsonl`), path.join(cwd, `${name}.jsonl`))
  return cwd
}

it('plays a log as xio run shows a council, and gives it back byte for byte', async () => {
  const cwd = given('decided-ru')
  const shown = await xio(['replay', 'decided-ru.jsonl', '--speed', 'max'], { cwd })
  expect(shown).toMatchObject({ code: 0, err: '' })
  expect(shown.out).toContain('Где хранить инструменты')
  const bytes = await xio(['replay', 'decided-ru.jsonl', '--speed', 'max', '--json'], { cwd })
  expect(bytes).toEqual({ code: 0, err: '', out: whole('decided-ru') })
})

it('says which line is at fault, and which speeds there are', async () => {
  const cwd = given('decided-en')
  const lines = whole('decided-en').split('\n')
  writeFileSync(path.join(cwd, 'bent.jsonl'), lines.toSpliced(4, 1).join('\n'))
  const bent = await xio(['replay', 'bent.jsonl', '--speed', 'max'], { cwd })
  expect(bent.code).toBe(2)
  expect(bent.err).toContain('bent.jsonl is no run log: line 5 is not as it was written: event 5 is missing')
  const fast = await xio(['replay', 'decided-en.jsonl', '--speed', '99'], { cwd })
  expect(fast).toMatchObject({ code: 2 })
  expect(fast.err).toContain('0.5 to 16, reading or max')
  expect(await xio(['replay', 'nothing', '--speed', 'max'], { cwd })).toMatchObject({ code: 2 })
})

it('shows nothing of what a hostile text would do to a terminal', async () => {
  const cwd = folder()
  const events = whole('decided-en')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const said = events.find(({ type }) => type === 'chat_message')
  said.data.content = '\u001b[2J\u001b]0;gone\u0007<script>alert(1)</script> [x](javascript:alert(1))'
  const bent = seal(
    events.map(({ hash: _, dataHash: __, ...event }) => event),
    NO_HASH,
  )
  writeFileSync(path.join(cwd, 'hostile.jsonl'), bent.map(({ bytes }) => `${bytes}\n`).join(''))
  const shown = await xio(['replay', 'hostile.jsonl', '--speed', 'max'], { cwd })
  expect(shown.code).toBe(0)
  expect(shown.out).toContain('alert(1)')
  expect([...shown.out].filter((letter) => letter < ' ' && letter !== '\n')).toEqual([])
})

it('is served by a server of its own, which goes with it', async () => {
  const cwd = given('decided-en')
  const serving = startXio(['replay', 'decided-en.jsonl', '--serve', '--speed', 'max'], {
    cwd,
    env: { PORT: '0' },
  })
  const address = await serving.until('out', /(http:\S+\/councils\/replay-\S+\/replay)/)
  const { origin, pathname } = new URL(address)
  const id = pathname.split('/')[2] ?? ''
  expect(await (await fetch(`${origin}/api/v1/runs/${id}/log`)).text()).toBe(whole('decided-en'))
  expect(await (await fetch(`${origin}/api/v1/runs`)).json()).toMatchObject({ items: [] })
  serving.child.kill('SIGINT')
  expect(await serving.ended).toMatchObject({ code: 0 })
})

it('brings a run into a data directory, once', async () => {
  const cwd = given('decided-en')
  const brought = await xio(['import-log', 'decided-en.jsonl'], { cwd })
  expect(brought).toMatchObject({ code: 0, err: '' })
  expect(brought.out).toMatch(/^Run run-1 is here, with its 126 events/)
  const again = await xio(['import-log', 'decided-en.jsonl'], { cwd })
  expect(again.out).toContain('was here already')
  const played = await xio(['replay', 'run-1', '--speed', 'max', '--json'], { cwd })
  expect(played).toEqual({ code: 0, err: '', out: whole('decided-en') })
})

it('brings a run to the server that holds the data directory, and has it played there', async () => {
  const cwd = given('fork')
  const server = await startServer(cwd)
  try {
    const there = await xio(['import-log', 'fork.jsonl'], { cwd })
    expect(there).toMatchObject({ code: 0 })
    const { runId } = JSON.parse(whole('fork').trimEnd().split('\n').at(-1) ?? '')
    expect(await (await fetch(`${server.url}/api/v1/runs/${runId}/log`)).text()).toBe(whole('fork'))
    const watched = await xio(['replay', runId, '--serve'], { cwd })
    expect(watched).toMatchObject({ code: 0 })
    expect(watched.out).toContain(`${server.url}/councils/replay-`)
  } finally {
    await server.close()
  }
})
