import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldAll } from '../../backend/council/evolve.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { isActionItems, isDecisionLog } from '../../schemas/generated/validators.js'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

const MINUTES = `# Garden club 2026-03-12

- DECISION: The hedge stays as it is until autumn.
- ACTION: order the seeds
`

function folderWith(text: string | Uint8Array, name = 'minutes.md'): string {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, name), text)
  return cwd
}

const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n')

describe('xio import', () => {
  it('makes the artifacts and a whole run log of minutes, and says where each thing stands', async () => {
    const cwd = folderWith(MINUTES)
    const { code, out, err } = await xio(['import', 'minutes.md'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('1 decision\nline 3    The hedge stays as it is until autumn.\n')
    expect(out).toContain('1 task\nline 4    order the seeds\n          no owner named, no date named\n')

    const [id = ''] = readdirSync(path.join(cwd, 'out'))
    expect(id).toMatch(/^garden-club-2026-03-12-[0-9a-f]{8}$/)
    const folder = path.join(cwd, 'out', id)
    expect(readdirSync(folder).toSorted()).toEqual([
      'action_items.json',
      'decision_log.json',
      'decision_log.md',
      'run.jsonl',
      'summary.md',
    ])
    const lines = linesOf(path.join(folder, 'run.jsonl'))
    expect(verifyChain(lines)).toMatchObject({ ok: true, headSeq: lines.length })
    const state = foldAll(lines.map(parseStored))
    expect(state).toMatchObject({
      kind: 'import',
      status: 'completed',
      reason: { code: 'decided' },
      turns: 0,
      meeting: { id, context: [{ id: 's0', text: MINUTES }] },
    })
    expect(JSON.parse(readFileSync(path.join(folder, 'decision_log.json'), 'utf8'))).toEqual(
      state?.artifacts.decision_log?.body,
    )
  })

  it('prints one JSON document, and nothing else', async () => {
    const cwd = folderWith(MINUTES)
    const { code, out, err } = await xio(['import', 'minutes.md', '--json', '--out', 'o'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { decisions, actions, decision_log, action_items } = JSON.parse(out)
    expect(decisions).toMatchObject([{ text: 'The hedge stays as it is until autumn.', line: 3 }])
    expect(actions).toMatchObject([{ text: 'order the seeds', owner: null, due: null, line: 4 }])
    expect([isDecisionLog(decision_log), isActionItems(action_items)]).toEqual([true, true])
    expect(readdirSync(path.join(cwd, 'o'))).toContain('run.jsonl')
  })

  it('shows the run to the other commands, and the same file is the same meeting in a run of its own', async () => {
    const cwd = folderWith(MINUTES)
    for (const _ of [1, 2]) await xio(['import', 'minutes.md'], { cwd })
    const runs = (await xio(['runs', '--json'], { cwd })).out.trimEnd().split('\n')
    expect(runs).toHaveLength(2)
    const [one, other] = runs.map((line) => JSON.parse(line))
    expect(one.id).not.toBe(other.id)
    expect(one).toMatchObject({ kind: 'import', status: 'completed', meetingId: other.meetingId })
    expect((await xio(['status', one.id], { cwd })).out).toContain('kind     import\n')
    const followed = await xio(['follow', one.id], { cwd })
    expect(followed).toMatchObject({ code: 0, err: '' })
  })

  it('tells of a text in Russian in Russian', async () => {
    const cwd = folderWith(
      '# Протокол\n\nДата: 2026-02-03\n\nРешили: красить причал в мае.\n\nЗадачи:\n\n- [ ] Купить краску\n',
      'протокол.md',
    )
    const { out } = await xio(['import', 'протокол.md', '--out', 'o'], { cwd })
    expect(out).toMatch(/1 решение\n\s*строка 5 /)
    expect(out).toMatch(/1 задача\n\s*строка 9 .*\n\s*кто делает, не сказано, срок не назван/)
    expect(out).not.toMatch(/\b(?:line|decision|task|Files|Run)\b/)
  })

  it('is done, not failed, where nothing was found', async () => {
    const { code, out } = await xio(['import', 'minutes.md'], { cwd: folderWith('# Notes\n\n## Agenda\n') })
    expect(code).toBe(0)
    expect(out).toContain('No decisions found')
    expect(out).toContain('Neither a decision nor a task was found')
  })

  it.each([
    ['an empty file', '', /^xio: minutes\.md is empty: /],
    ['a file of spaces', ' \n\n', /^xio: minutes\.md is empty: /],
    ['what is no text', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 255]), /^xio: minutes\.md.* is no.* text/],
  ])('refuses %s in one line that says how to mend it', async (_, text, wanted) => {
    const { code, out, err } = await xio(['import', 'minutes.md'], { cwd: folderWith(text) })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trimEnd()).toMatch(wanted)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  it('refuses a file that is not there', async () => {
    const { code, err } = await xio(['import', 'nowhere.md'], { cwd: tempDir() })
    expect({ code, err }).toEqual({ code: 2, err: 'xio: nowhere.md does not exist: check its path.\n' })
  })
})

describe('docs/import.md', { timeout: 120_000 }, () => {
  const PROGRAM = path.join(import.meta.dirname, '../../backend/cli/xio.js')
  const docs = readFileSync(path.join(import.meta.dirname, '../../docs/import.md'), 'utf8')
  const lines = [...docs.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  )

  it('shows commands that do what it says, without a server', () => {
    const cwd = folderWith(MINUTES)
    const commands = lines.filter((line) => line.startsWith('xio ') && !line.includes('--model'))
    expect(commands).toHaveLength(5)
    for (const line of commands) {
      const [typed = '', piped] = line.split(' < ')
      const { status, stderr, stdout } = spawnSync(
        process.execPath,
        [PROGRAM, ...typed.split(' ').slice(1)],
        {
          cwd,
          encoding: 'utf8',
          env: { PATH: process.env.PATH, HOME: cwd, NO_COLOR: '1' },
          ...(piped === undefined ? {} : { input: readFileSync(path.join(cwd, piped)) }),
        },
      )
      expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: '' })
      expect(stdout).toMatch(line.includes('runs') ? /imported/ : /hedge stays/)
    }
    expect(readdirSync(path.join(cwd, 'garden-club'))).toContain('decision_log.md')
  })

  it('hands the text to the server that holds the data directory, where one request does the same', async () => {
    const cwd = folderWith(MINUTES)
    const server = await startServer(cwd)
    const { code, out, err } = await xio(['import', 'minutes.md', '--json', '--out', 'o'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('so the text is imported there') })
    expect(JSON.parse(out)).toMatchObject({
      decisions: [{ text: 'The hedge stays as it is until autumn.', line: 3 }],
      decision_log: { status: 'decided' },
    })
    expect(verifyChain(linesOf(path.join(cwd, 'o/run.jsonl')))).toMatchObject({ ok: true })
    const curl = lines.find((line) => line.startsWith('curl ')) ?? ''
    const [, type = '', , at = ''] =
      /-H 'content-type: ([^']+)' '(http:[^/]*\/\/[^/]+)([^']*)'/.exec(curl) ?? []
    const sent = await fetch(`${server.url}${at}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: MINUTES,
    })
    expect(sent.status).toBe(201)
    await server.close()
  })
})
