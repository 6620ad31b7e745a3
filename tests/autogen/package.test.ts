import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readmeExamples } from './readme.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const empty = mkdtempSync(path.join(tmpdir(), 'xio-package-'))
afterAll(() => rmSync(empty, { recursive: true, force: true }))
const quiet = { ...process.env, npm_config_audit: 'false', npm_config_fund: 'false', NO_COLOR: '1' }

/** The folder, with the packed program installed in it; null where no registry can be reached. */
function installed(folder: string): string | null {
  const packed = execFileSync(npm, ['pack', '--silent', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    env: quiet,
  })
  const tarball = packed.trim().split('\n').at(-1) ?? ''
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const install = ['install', '--prefer-offline', '--no-save', `./${tarball}`]
  const { status, stderr } = spawnSync(npm, install, { cwd: folder, encoding: 'utf8', env: quiet })
  if (status === 0) return folder
  if (/E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|TIMEDOUT|NOTCACHED)/.test(stderr)) {
    process.stdout.write('skipped: no registry can be reached, so the package cannot be installed\n')
    return null
  }
  throw new Error(stderr)
}

describe('the package, packed and installed in an empty folder', () => {
  let folder: string | null = null
  beforeAll(() => {
    folder = installed(empty)
  }, 300_000)

  const here = (context: { skip(): void }): string => {
    if (folder === null) context.skip()
    return folder ?? ''
  }

  test('holds JavaScript and declarations, and no source', (context) => {
    const root = path.join(here(context), 'node_modules/xio-consilium')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.startsWith('node_modules'),
    )
    expect(files).toContain(path.join('dist', 'autogen', 'index.js'))
    expect(files).toContain(path.join('dist', 'autogen', 'index.d.ts'))
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([])
  })

  test('gives types that a strict program compiles with, and examples that run as the README says', (context) => {
    const into = path.join(here(context), 'examples')
    mkdirSync(into)
    const examples = readmeExamples()
    examples.forEach(({ code }, i) =>
      writeFileSync(path.join(into, `${i}.ts`), code.replaceAll("'#autogen'", "'xio-consilium/autogen'")),
    )
    writeFileSync(path.join(into, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICT }))
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
    const compiled = spawnSync(process.execPath, [tsc, '-p', into], { encoding: 'utf8' })
    expect(compiled.stdout).toBe('')
    for (const [i, { prints }] of examples.entries()) {
      if (prints === null) continue
      const file = path.join(into, `${i}.ts`)
      const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' })
      expect({ stdout, stderr }).toEqual({ stdout: prints, stderr: '' })
    }
  }, 120_000)

  test('npx xio --help says what the program does', (context) => {
    const npx = npm.replace('npm', 'npx')
    const asked = spawnSync(npx, ['--no-install', 'xio', '--help'], {
      cwd: here(context),
      encoding: 'utf8',
      env: quiet,
    })
    expect(asked.stdout).toContain('xio run')
    expect(asked.status).toBe(0)
  }, 60_000)

  test('imports a text so long that it is read beside, in a thread', (context) => {
    const cwd = here(context)
    const talk = 'Mia: The hedge has grown well, and nobody minds it.\n\n'.repeat(1_200)
    writeFileSync(path.join(cwd, 'minutes.md'), `${talk}- ACTION: Mia orders the seeds\n`)
    const npx = npm.replace('npm', 'npx')
    const asked = spawnSync(npx, ['--no-install', 'xio', 'import', 'minutes.md', '--json'], {
      cwd,
      encoding: 'utf8',
      env: quiet,
    })
    expect(asked.stdout).toContain('"line": 2401')
    expect(asked.status).toBe(0)
  }, 60_000)
})

const STRICT = {
  strict: true,
  noEmit: true,
  module: 'NodeNext',
  target: 'ES2024',
  types: ['node'],
  typeRoots: [path.join(ROOT, 'node_modules/@types')],
}
