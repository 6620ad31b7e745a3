import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { list, record } from '../support/doors.ts'
import { MINUTES } from '../support/export-world.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

/** A folder with a meeting and minutes in it, and the program beside them. */
function folder(env: Record<string, string> = {}, cwd = tempDir()) {
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  writeFileSync(path.join(cwd, 'minutes.md'), MINUTES)
  return { cwd, type: (...args: string[]) => xio(args, { cwd, env }) }
}

type Here = ReturnType<typeof folder>

/** A record that stands for its meeting, made of minutes once: whoever needs one has a copy of its own. */
let made: { cwd: string; runId: string }

beforeAll(async () => {
  const { cwd, type } = folder({}, mkdtempSync(path.join(tmpdir(), 'xio-adopted-')))
  await type('import', 'minutes.md')
  const runId = /\n(\S+)/.exec((await type('runs')).out)?.[1] ?? ''
  const { code, out, err } = await type('adopt', runId)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain(`Run ${runId} stands for its meeting now.\nIt names no targets`)
  expect(out).toContain(`export ${runId} --to TARGETS`)
  made = { cwd, runId }
})

afterAll(() => rmSync(made.cwd, { recursive: true, force: true }))

function adopted({ cwd }: Here): string {
  cpSync(path.join(made.cwd, '.xio'), path.join(cwd, '.xio'), { recursive: true })
  return made.runId
}

const fileIn = (out: string): string => fileURLToPath(/file:\S+/.exec(out)?.[0] ?? 'file:///nowhere')

describe('xio export', { timeout: 240_000 }, () => {
  it('brings the record to its targets, says where it is, and writes nothing the second time', async () => {
    const here = folder()
    const runId = adopted(here)
    const none = await here.type('export', runId)
    expect(none).toMatchObject({ code: 0, err: '' })
    expect(none.out).toMatch(/^markdown +Markdown file: nothing of this run is there$/m)
    const first = await here.type('export', runId, '--to', 'markdown,csv')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(
      /^markdown +Markdown file\n {2}there: decision_log\.md\n {4}file:\S+\ncsv +CSV file of the tasks\n {2}there: action_items\.csv\n {4}file:\S+\n$/,
    )
    expect(readFileSync(fileIn(first.out), 'utf8')).toContain('The tool library moves to the school hall')
    const again = await here.type('export', runId, '--to', 'markdown', '--json')
    expect(again.code).toBe(0)
    expect(JSON.parse(again.out)).toMatchObject({
      runId,
      held: null,
      items: [{ target: 'markdown', status: 'unchanged', attempt: 1, url: expect.stringMatching(/^file:/) }],
    })
    expect((await here.type('export', runId, '--retry')).err).toMatch(/Nothing of run \S+ has failed/)
  })

  it('prints what would be written and writes nothing', async () => {
    const here = folder()
    await here.type('import', 'minutes.md')
    const runId = /\n(\S+)/.exec((await here.type('runs')).out)?.[1] ?? ''
    const { code, out } = await here.type('export', runId, '--preview')
    expect(code).toBe(0)
    expect(out).toMatch(/^# Where the tool library stays\n/)
    expect(existsSync(path.join(here.cwd, '.xio/exports'))).toBe(false)
  })

  it('is typed as docs/exports.md says', async () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../docs/exports.md'), 'utf8')
    const block = /^```sh\n(xio export RUN[\s\S]*?)^```$/m.exec(page)?.[1] ?? ''
    const lines = block.trim().split('\n')
    expect(lines).toHaveLength(5)
    const here = folder()
    const runId = adopted(here)
    for (const line of lines) {
      const [, ...args] = line.replace(/#.*/, '').replace('RUN', runId).trim().split(/ +/)
      const { code, err } = await here.type(...args)
      // Nothing has failed that could be tried again.
      expect(code, `${line}: ${err}`).toBe(args.includes('--retry') ? 2 : 0)
    }
    expect(existsSync(path.join(here.cwd, '.xio/exports'))).toBe(true)
  })

  it('refuses what cannot be, and says what to do', async () => {
    const here = folder()
    await here.type('import', 'minutes.md')
    const runId = /\n(\S+)/.exec((await here.type('runs')).out)?.[1] ?? ''
    const refused = [
      await here.type('export', runId, '--to', 'markdown'),
      await here.type('export', runId, '--to', 'markdwn'),
      await here.type('export', runId, '--to', 'markdown,,csv'),
      await here.type('export', 'no-such-run'),
      await here.type('adopt', 'no-such-run'),
      await here.type('export', runId, '--retry', 'x1'),
    ]
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2])
    expect(refused.map(({ err }) => err)).toEqual([
      expect.stringMatching(/does not stand for its meeting.*xio adopt /),
      expect.stringMatching(/--to markdwn: there is no such target\. Did you mean markdown\?/),
      expect.stringMatching(/targets separated by commas/),
      expect.stringMatching(/no run no-such-run/),
      expect.stringMatching(/no run no-such-run/),
      expect.stringMatching(/has no export x1/),
    ])
    expect((await here.type('export', runId)).out).toMatch(/^This run does not stand for its meeting/)
  })

  it('says what is not there, why, and how it is tried again; once mended it gets there', async () => {
    const here = folder({ XIO_EXPORT_DIR: 'out-of-reach' })
    const runId = adopted(here)
    const blocked = path.join(here.cwd, 'out-of-reach')
    writeFileSync(blocked, 'a file where a folder should be')
    // A machine that is busy may not have tried it within the second.
    const failed = await vi.waitFor(async () => {
      const told = await here.type('export', runId, '--to', 'markdown', '--wait', '1')
      expect(told.out).toMatch(
        /not there yet.*: decision_log\.md\n {4}The file .* cannot be written \(E\w+\)/,
      )
      return told
    }, 120_000)
    expect(failed.code).toBe(1)
    expect(failed.out).toMatch(/The rest goes on with the next xio serve/)
    rmSync(blocked)
    const mended = await here.type('export', runId, '--retry')
    expect(mended).toMatchObject({ code: 0, out: expect.stringMatching(/ {2}there: decision_log\.md/) })
  })

  it('is done by the server where one holds the data directory', async () => {
    const here = folder()
    const runId = adopted(here)
    const server = await startServer(here.cwd)
    onTestFinished(() => void server.kill())
    const { code, out, err } = await here.type('export', runId, '--to', 'markdown')
    expect({ code, err }).toEqual({
      code: 0,
      err: `The server at ${server.url} holds the data directory, so it exports from there.\n`,
    })
    expect(out).toMatch(/ {2}there: decision_log\.md\n {4}file:\S+\n$/)
    const listed = await here.type('export', runId, '--server', server.url, '--json')
    expect(listed.err).toBe('')
    expect(list(record(JSON.parse(listed.out)).items)).toMatchObject([{ status: 'succeeded' }])
    expect((await here.type('export', runId, '--to', 'markdwn')).err).toMatch(/Did you mean markdown/)
    await here.type('import', 'minutes.md')
    const other = /\n(\S+)/.exec((await here.type('runs')).out)?.[1] ?? ''
    expect((await here.type('export', other, '--to', 'markdown')).err).toMatch(
      /does not stand for its meeting/,
    )
    expect((await here.type('export', 'no-such-run')).code).toBe(2)
  })
})

describe('xio run --export', { timeout: 240_000 }, () => {
  it('exports at the end and says where it is; a second run of the meeting leaves what is there alone', async () => {
    const here = folder()
    const { code, out } = await here.type('run', 'meeting.md', '--export', 'markdown', '--out', 'o')
    expect(code).toBe(0)
    expect(out).toMatch(
      /Files in \.\/o: .*\n\nmarkdown +Markdown file\n {2}there: decision_log\.md\n {4}file:\S+\n$/,
    )
    const written = readFileSync(fileIn(out), 'utf8')
    const second = await here.type('run', 'meeting.md', '--export', 'markdown', '--out', 'o', '--seed', '7')
    expect(second.out).toMatch(/\n\nNot exported: This run does not stand for its meeting.*xio adopt \S+\n$/)
    expect(readFileSync(fileIn(out), 'utf8')).toBe(written)
  })

  it('refuses an unknown target before anything is begun; a meeting that names one is held, and a note says so', async () => {
    const here = folder()
    const refused = await here.type('run', 'meeting.md', '--export', 'markdown,shelf', '--out', 'o')
    expect(refused).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--export shelf: there is no such target/),
    })
    expect(readdirSync(here.cwd)).not.toContain('o')
    expect((await here.type('runs')).out).toMatch(/^No runs yet/)
    writeFileSync(
      path.join(here.cwd, 'named.md'),
      BIKE_SHED.replace('stakes: low', 'stakes: low\nexports: [shelf, markdown]'),
    )
    const held = await here.type('run', 'named.md', '--json', '--out', 'o')
    expect(held.code).toBe(0)
    const created = record(JSON.parse(held.out.split('\n')[0] ?? ''))
    expect(record(record(created.data).meeting).notes).toContainEqual(
      expect.stringMatching(/^There is no export target “shelf”: use one of markdown, /),
    )
    expect(held.err).toMatch(/there: decision_log\.md/)
  })
})
