import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isDecisionLog } from '../../schemas/generated/validators.js'
import { check } from '../../schemas/validate.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { studioFile } from '../support/studio.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

/** A folder with a meeting whose budget is the template's, and a team. */
function folderWith(team: string): string {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED.replace(/^budget: .*\n/m, ''))
  copyFileSync(studioFile(team), path.join(cwd, 'team.json'))
  return cwd
}

describe('xio import-team', () => {
  it.each([
    ['round-robin', 'two-views', ['thrifty_planner', 'daily_user'], 40, 'round_robin'],
    ['selector', 'research-and-critique', ['researcher', 'critic'], 20, 'selector'],
    ['swarm', 'contract-desk', ['triage', 'lawyer', 'treasurer'], 50, 'handoff'],
  ])(
    'makes a council of a %s team, which is then held to its end',
    async (team, id, experts, turns, policy) => {
      const cwd = folderWith(team)
      const { code, out, err } = await xio(['import-team', 'team.json'], { cwd })
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out.trimEnd().split('\n').slice(-2)).toEqual([
        'Next',
        expect.stringMatching(new RegExp(`^ {2}\\S.* run meeting.md --template ${id}$`)),
      ])
      expect(out).toContain('\nNot carried over\n  ')

      const held = await xio(['run', 'meeting.md', '--template', id, '--json', '--out', 'o'], { cwd })
      expect(held.code).toBe(0)
      const { data } = JSON.parse(held.out.split('\n')[0] ?? '')
      expect(data.meeting).toMatchObject({ policy: { name: policy }, budget: { maxTurns: turns } })
      expect(data.seats.map(({ seat }: { seat: string }) => seat)).toEqual([
        'moderator',
        ...experts,
        'scribe',
        'integrator',
      ])
      expect(Object.keys(data.promptVersions).toSorted()).toEqual(
        [
          'integrator',
          'moderator',
          'scribe',
          ...experts.map((seat) => `${id}.${seat}`),
          ...(policy === 'selector' ? ['selector'] : []),
        ].toSorted(),
      )
      const log = check(
        'decision log',
        isDecisionLog,
        JSON.parse(readFileSync(path.join(cwd, 'o/decision_log.json'), 'utf8')),
      )
      expect(log).toMatchObject({
        status: 'decided',
        chosen_option: 'o1',
        provenance: { template: expect.stringMatching(`^${id}@`) },
      })
      expect(log.consensus.votes.map(({ seat }) => seat).toSorted()).toEqual(experts.toSorted())
    },
  )

  it('says every loss with its places, the same one once', async () => {
    const { out } = await xio(['import-team', 'team.json'], { cwd: folderWith('selector') })
    expect(out).toContain(
      [
        '  the model gpt-4o-mini: a council takes its models from this program’s settings (XIO_MODEL), from the run (--model) or from a seat of the meeting.',
        '    /component/config/participants/0/config/model_client',
        '    /component/config/participants/1/config/model_client',
        '',
      ].join('\n'),
    )
    expect(out).not.toContain('not-a-real-key')
    expect(out).toContain('    /component/config/model_client/config/api_key\n')
  })

  it('with --json prints template, agents, carried and lost as one document', async () => {
    const { out } = await xio(['import-team', 'team.json', '--json', '--id', 'mine'], {
      cwd: folderWith('swarm'),
    })
    const told = JSON.parse(out)
    expect(told).toMatchObject({ state: 'new', written: true, template: { id: 'mine' } })
    expect(told.agents).toHaveLength(3)
    expect(told.files).toContain(path.join('.xio', 'registry', 'councils', 'mine.yaml'))
    for (const { pointer, what, why } of told.lost)
      expect(pointer.startsWith('/') && what !== '' && why !== '').toBe(true)
  })

  it('with --dry-run writes nothing', async () => {
    const cwd = folderWith('swarm')
    const { code, out } = await xio(['import-team', 'team.json', '--dry-run'], { cwd })
    expect(code).toBe(0)
    expect(out).toContain('Nothing was written.')
    expect(existsSync(path.join(cwd, '.xio'))).toBe(false)
  })

  it('does nothing the second time, and overwrites another template only when told', async () => {
    const cwd = folderWith('swarm')
    await xio(['import-team', 'team.json', '--id', 'mine'], { cwd })
    const again = await xio(['import-team', 'team.json', '--id', 'mine'], { cwd })
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('it is there already, unchanged') })
    copyFileSync(studioFile('selector'), path.join(cwd, 'team.json'))
    const other = await xio(['import-team', 'team.json', '--id', 'mine'], { cwd })
    expect(other).toMatchObject({ code: 2, out: '' })
    expect(other.err).toMatch(/^xio: .*another template of the id “mine”.*--replace\.\n$/)
    const told = await xio(['import-team', 'team.json', '--id', 'mine', '--replace'], { cwd })
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('replaced') })
  })

  it('stands in what a server serves, and tells a running one', async () => {
    const cwd = folderWith('swarm')
    await xio(['import-team', 'team.json'], { cwd })
    const server = await startServer(cwd)
    onTestFinished(() => void server.kill())
    const response = await fetch(`${server.url}/api/v1/templates`)
    const { items } = (await response.json()) as { items: { id: string }[] }
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['choose-option', 'contract-desk']))
    const late = await xio(['import-team', 'team.json', '--id', 'late'], { cwd })
    expect(late.code).toBe(0)
    expect(late.err).toBe(
      `The server at ${server.url} reads templates when it starts: start it again to use this one.\n`,
    )
    await server.close()
  })

  it.each([
    ['a missing file', ['nowhere.json'], /nowhere\.json does not exist/],
    ['no file', [], /needs a FILE/],
    ['no team', ['meeting.md'], /meeting\.md, line 1: /],
    ['10 MB', ['big.json'], /big\.json is longer than 1 MB: export one team only/],
    ['a wrong id', ['team.json', '--id', '../up'], /--id is “\.\.\/up”; it must be at most 60/],
    ['an id of the program', ['team.json', '--id', 'risk-review'], /“risk-review” is the id of/],
    ['a team there is not', ['team.json', '--team', '2'], /team\.json holds no team “2”/],
  ])('says in one line what is wrong with %s, and exits 2', async (_, args, says) => {
    const cwd = folderWith('swarm')
    if (args[0] === 'big.json') writeFileSync(path.join(cwd, 'big.json'), Buffer.alloc(10 * 1024 * 1024, '['))
    const { code, out, err } = await xio(['import-team', ...args], { cwd })
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 })
    expect(err).toMatch(says)
    expect(existsSync(path.join(cwd, '.xio'))).toBe(false)
  })

  it('a broken file of the user’s own is named by every command that needs the registry', async () => {
    const cwd = folderWith('swarm')
    await xio(['import-team', 'team.json'], { cwd })
    const file = path.join(cwd, '.xio/registry/councils/contract-desk.yaml')
    writeFileSync(file, 'id: contract-desk\n')
    const { code, err } = await xio(['templates'], { cwd })
    expect(code).toBe(2)
    expect(err).toMatch(/contract-desk\.yaml at \/version: is missing: add it/)
    expect((await xio(['doctor'], { cwd })).out).toMatch(/fault\s+registry\s+.*contract-desk\.yaml/)
  })
})

describe('docs/import-team.md', () => {
  it('shows commands that do what it says', async () => {
    const cwd = folderWith('round-robin')
    copyFileSync(studioFile('gallery'), path.join(cwd, 'gallery.json'))
    const text = readFileSync(path.join(import.meta.dirname, '../../docs/import-team.md'), 'utf8')
    const commands = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
      block.trim().split('\n'),
    )
    expect(commands).toHaveLength(5)
    for (const line of commands) {
      const [program, ...args] = line.split(' ')
      expect(program).toBe('xio')
      expect(await xio(args, { cwd })).toMatchObject({ code: 0, err: '' })
    }
    expect((await xio(['templates'], { cwd })).out).toMatch(/^panel .*Research and critique$/m)
  })
})
