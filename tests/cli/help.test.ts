import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../backend/cli/commands/index.ts'
import { columns, paragraphs } from '../../backend/cli/usage.ts'
import { widthOf } from '../../backend/cli/show/wrap.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()
const ROOT = path.join(import.meta.dirname, '../..')
const tooWide = (text: string, typed: boolean) =>
  text.split('\n').filter((line) => widthOf(line) > 80 && !(typed && line.startsWith('  ')))

describe('help', () => {
  it('lists every command in groups, in 80 columns', async () => {
    const { code, out } = await xio(['--help'], { cwd: tempDir() })
    expect(code).toBe(0)
    for (const { name, group } of COMMANDS) {
      const chapter = out.split(`\n${group}\n`)[1]?.split('\n\n')[0] ?? ''
      expect(chapter, name).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    }
    expect(tooWide(out, false)).toEqual([])
  })

  it.each(COMMANDS)(
    'of xio $name says how it is typed and fits 80 columns, but for what is to be copied',
    async ({ load, name }) => {
      const text = (await load()).help()
      expect(text).toMatch(new RegExp(`^Usage: xio ${name}\\b`))
      expect(tooWide(text, true)).toEqual([])
    },
  )

  it('of a command is the same by xio help and by --help, and a wrong name gets the nearest', async () => {
    const cwd = tempDir()
    const [one, other, wrong] = await Promise.all([
      xio(['help', 'floor'], { cwd }),
      xio(['floor', '--help'], { cwd }),
      xio(['help', 'flor'], { cwd }),
    ])
    expect(one).toEqual(other)
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('did you mean xio floor?') })
  })

  it('stands in the README as well', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
    for (const { name } of COMMANDS) expect(readme, name).toContain(`\`xio ${name}`)
  })
})

it('a text in a source is wrapped as paragraphs; what is indented stays as it is', () => {
  expect(paragraphs(`one\ntwo\n\nExamples\n  xio ${'a'.repeat(90)}\n  b`)).toEqual([
    'one two',
    '',
    'Examples',
    `  xio ${'a'.repeat(90)}`,
    '  b',
  ])
  expect(columns([['a', 'b '.repeat(60).trim()]]).every((line) => line.length <= 80)).toBe(true)
})

describe('lists', () => {
  it('of policies and agents come from the registry, for people and for programs', async () => {
    const cwd = tempDir()
    const [policies, agents, json] = await Promise.all([
      xio(['policies'], { cwd }),
      xio(['agents'], { cwd }),
      xio(['agents', '--json'], { cwd }),
    ])
    expect(policies.out).toMatch(/^NAME +TITLE +HOW\nfsm +/)
    expect(agents.out).toMatch(/^ID +VERSION +ROLE +NAME\n[\s\S]*^moderator +\S+ +moderator/m)
    const ids = json.out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(ids).toContainEqual(expect.objectContaining({ id: 'moderator', role: 'moderator' }))
  })
})
