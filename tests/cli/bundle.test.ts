import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const ROOT = path.join(import.meta.dirname, '../..')

// Stands for the real one: what it makes says of which sources it was made.
const BUNDLER = `
import fs from 'node:fs'
if (fs.existsSync('broken')) throw new Error('there is an error in a source')
const word = fs.readFileSync('backend/word.txt', 'utf8')
fs.mkdirSync('dist/program', { recursive: true })
fs.writeFileSync('dist/program/xio.mjs', 'console.log("bundle of ' + word + '")')
`

describe('the launcher and the bundle', () => {
  let root: string
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  const launched = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(root, 'backend/cli/xio.js'), ...args],
      { encoding: 'utf8', cwd: root, env: { PATH: process.env.PATH } },
    )
    return { status, said: stdout.trim(), stderr }
  }

  beforeEach(() => {
    root = tempDir()
    for (const name of ['backend/cli/xio.js', 'backend/cli/source-lines.js'])
      cpSync(path.join(ROOT, name), path.join(root, name))
    for (const name of ['prepare.mjs', 'stamps.mjs', 'steps.mjs'])
      cpSync(path.join(ROOT, 'scripts', name), path.join(root, 'scripts', name))
    write('package.json', '{ "type": "module" }')
    write('scripts/bundle-program.ts', BUNDLER)
    write('backend/cli/xio.ts', `console.log('sources')`)
    write('backend/word.txt', 'one')
  })

  it('given no bundle, a server makes it and runs it; the next start has nothing to make', () => {
    const first = launched('serve')
    expect(first).toMatchObject({ status: 0, said: 'bundle of one' })
    expect(first.stderr).toMatch(/^prepare: made the program in a few files .*\n$/)
    expect(launched('serve')).toEqual({ status: 0, said: 'bundle of one', stderr: '' })
  })

  it('given a changed source, a server runs a bundle of it, and any other command does not wait for one', () => {
    launched('serve')
    expect(launched('runs').said).toBe('bundle of one')
    write('backend/word.txt', 'two, and longer')
    expect(launched('runs')).toEqual({ status: 0, said: 'sources', stderr: '' })
    expect(launched('serve').said).toBe('bundle of two, and longer')
    expect(launched('runs').said).toBe('bundle of two, and longer')
  })

  it('given a source that cannot be bundled, a server says so and never runs the bundle from before', () => {
    launched('serve')
    write('backend/word.txt', 'three')
    write('broken', '')
    expect(launched('serve')).toMatchObject({
      status: 1,
      said: '',
      stderr: expect.stringContaining('prepare: could not make the program in a few files'),
    })
  })

  it('given an image, which holds nothing to make it with, runs what is there', () => {
    launched('serve')
    rmSync(path.join(root, 'scripts'), { recursive: true })
    expect(launched('serve').said).toBe('bundle of one')
    rmSync(path.join(root, 'dist'), { recursive: true })
    expect(launched('serve').said).toBe('sources')
  })

  it('keeps what Node compiled beside the bundle, not where other users of the machine could write', () => {
    launched('serve')
    expect(existsSync(path.join(root, 'dist/compiled'))).toBe(true)
  })

  it('tells the lines of the sources in stacks', () => {
    launched('serve')
    write(
      'dist/program/xio.mjs',
      `import './part.mjs'\nconst { stack } = new Error('no seat')\nconsole.log(stack)`,
    )
    write('dist/program/part.mjs', '')
    // The second line comes of line 5 of its source.
    const map = { version: 3, names: [], sources: ['../../backend/council/seat.ts'], mappings: ';AAIA' }
    write('dist/program/xio.mjs.map', JSON.stringify(map))
    const { said } = launched('serve')
    expect(said).toMatch(/^Error: no seat\n {4}at .*backend\/council\/seat\.ts:5:/)
  })
})

describe('the bundle itself', () => {
  it('reads a long text beside, in a thread that it carries', { timeout: 120_000 }, () => {
    const folder = tempDir()
    const program = path.join(folder, 'dist/program')
    // What stays outside of the bundle is found above it, as in an installed package.
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
    const run = (...args: string[]) =>
      spawnSync(process.execPath, args, {
        encoding: 'utf8',
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1' },
      })
    expect(run(path.join(ROOT, 'scripts/bundle-program.ts'), program)).toMatchObject({ status: 0 })
    const talk = 'Mia: The hedge has grown well, and nobody minds it.\n\n'.repeat(1_200)
    writeFileSync(path.join(folder, 'minutes.md'), `${talk}- ACTION: Mia orders the seeds\n`)
    const { status, stdout, stderr } = run(path.join(program, 'xio.mjs'), 'import', 'minutes.md', '--json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ actions: [{ line: 2_401 }] })
  })
})
