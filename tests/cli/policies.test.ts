import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()
const ROOT = path.join(import.meta.dirname, '../..')
const docs = readFileSync(path.join(ROOT, 'docs/policies.md'), 'utf8')
const blocks = (language: string) =>
  [...docs.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  )

/** A folder with a meeting and these files. */
function folderWith(files: Record<string, string>): string {
  const cwd = tempDir()
  for (const [name, text] of Object.entries({ 'meeting.md': BIKE_SHED, ...files })) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true })
    writeFileSync(path.join(cwd, name), text)
  }
  return cwd
}

const QUIETEST = `export default {
  name: 'quietest', title: 'The quietest', description: 'Whoever was heard least.',
  choose: ({ candidates, seats }) => {
    const turns = (seat) => seats.find((one) => one.seat === seat).turns
    const seat = candidates.toSorted((a, b) => turns(a) - turns(b))[0]
    return { seat, rationale: seat + ' was heard least.' }
  },
}
`

describe('docs/policies.md', () => {
  it('shows a policy and commands that do what it says', async () => {
    const cwd = folderWith({ 'objections-first.mjs': blocks('js')[0] ?? '' })
    const lines = blocks('sh').flatMap((block) => block.trim().split('\n'))
    const [, name = '', value = ''] = /^export (\w+)=(.*)$/.exec(lines[0] ?? '') ?? []
    const env = { [name]: value }
    expect(lines).toHaveLength(4)
    const outs: string[] = []
    for (const line of lines.slice(1)) {
      const [program, ...args] = line.split(' ')
      expect(program).toBe('xio')
      const { code, out } = await xio(args, { cwd, env })
      expect(code).toBe(0)
      outs.push(out)
    }
    expect(outs[0]).toMatch(/ok\s+policies\s+.*objections-first; loaded from \.\/objections-first\.mjs/)
    expect(outs[1]).toMatch(/^objections-first\s+Objections first\s+Whoever has/m)
    const log = JSON.parse(readFileSync(path.join(cwd, await outOf(cwd), 'decision_log.json'), 'utf8'))
    expect(log.provenance.policy).toBe('objections-first')
  })

  it('shows a policy that TypeScript takes for one', () => {
    const cwd = folderWith({
      'objections-first.mjs': blocks('js')[0] ?? '',
      'mine.ts': `import type { SpeakerPolicy, SpeakerView } from 'xio-consilium/policies'
const seatOf = (view: SpeakerView): string => view.order.seat
export default {
  name: 'mine', title: 'Mine', description: 'Of a test.',
  choose: (view) => ({ seat: seatOf(view), rationale: 'So.' }),
} satisfies SpeakerPolicy
`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          allowJs: true,
          checkJs: true,
          module: 'NodeNext',
          target: 'ES2024',
          types: [],
          allowImportingTsExtensions: true,
          paths: {
            'xio-consilium/policies': [path.join(ROOT, 'backend/council/speaker-policies/policy.ts')],
          },
        },
        files: ['objections-first.mjs', 'mine.ts'],
      }),
    })
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', cwd], { encoding: 'utf8' })
    expect(stdout).toBe('')
  })
})

/** The folder that the one run has written. */
async function outOf(cwd: string): Promise<string> {
  const { out } = await xio(['runs', '--json'], { cwd })
  return `out/${JSON.parse(out.split('\n')[0] ?? '').meetingId}`
}

describe('XIO_POLICIES', () => {
  it('loads a package that is installed where the program is started', async () => {
    const cwd = folderWith({
      'node_modules/quiet-policies/package.json':
        '{ "name": "quiet-policies", "type": "module", "main": "index.js" }',
      'node_modules/quiet-policies/index.js': QUIETEST,
    })
    const env = { XIO_POLICIES: 'quiet-policies' }
    const { code, out } = await xio(['run', 'meeting.md', '--policy', 'quietest', '--json'], { cwd, env })
    expect(code).toBe(0)
    const selected = out
      .split('\n')
      .filter((line) => line.includes('"policy":"quietest"') && line.includes('speaker_selected'))
    expect(selected.some((line) => line.includes('was heard least.'))).toBe(true)
  })

  it('gives a policy to a server, whose meetings and runs may name it', async () => {
    const cwd = folderWith({ 'quietest.mjs': QUIETEST })
    const server = await startServer(cwd, { XIO_POLICIES: './quietest.mjs' })
    const json = async (url: string, init: RequestInit = {}) => {
      const answer = await fetch(`${server.url}/api/v1${url}`, init)
      const body = Object(await answer.json()) as Record<string, unknown>
      return { status: answer.status, body }
    }
    const post = (url: string, body: object) =>
      json(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const { body } = await json('/policies')
    expect(Array.isArray(body.items) ? body.items.at(-1) : null).toEqual({
      name: 'quietest',
      title: 'The quietest',
      description: 'Whoever was heard least.',
    })
    const meeting = await post('/meetings', { title: 'A', question: 'B?', policy: { name: 'quietest' } })
    const run = await post(`/meetings/${String(meeting.body.id)}/runs`, { pace: 'max' })
    expect(run.status).toBe(201)
    const unknown = await post(`/meetings/${String(meeting.body.id)}/runs`, { policy: 'loudest' })
    expect(JSON.stringify(unknown.body)).toContain(
      'use one of fsm, round_robin, selector, handoff, quietest.',
    )
    await server.close()
  })

  it('that names no policy is told in one line, with an example', async () => {
    const cwd = folderWith({})
    const env = { XIO_POLICIES: './gone.mjs' }
    const { code, out, err } = await xio(['run', 'meeting.md'], { cwd, env })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(
      /^.*XIO_POLICIES: \.\/gone\.mjs is not there: .* For example: XIO_POLICIES=\.\/my-policy\.mjs\S*\n$/,
    )
    expect((await xio(['doctor'], { cwd, env })).out).toMatch(/^fault\s+policies\s+XIO_POLICIES/m)
  })
})
