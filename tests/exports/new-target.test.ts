// The code of docs/new-target.md, put where the page says into a copy of the program, compiled and run.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { tempDirs } from '../support/temp-dir.ts'

const newDir = tempDirs()
const ROOT = path.join(import.meta.dirname, '../..')
const PAGE = readFileSync(path.join(ROOT, 'docs/new-target.md'), 'utf8')
const blocks = (language: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  )

/** The program, without what the page does not need. */
function copyOfProgram(): string {
  const place = newDir()
  for (const folder of ['backend', 'schemas', 'tests/support'])
    cpSync(path.join(ROOT, folder), path.join(place, folder), { recursive: true })
  for (const name of ['node_modules', 'registry', 'prisma'])
    symlinkSync(path.join(ROOT, name), path.join(place, name))
  for (const file of ['package.json', 'tsconfig.json']) cpSync(path.join(ROOT, file), path.join(place, file))
  return place
}

/** Each added line stands behind the line of the file that the page shows above it. */
function addLines(place: string, diff: string): void {
  let file = ''
  let above = ''
  for (const line of diff.trimEnd().split('\n')) {
    if (line.startsWith('--- ')) file = path.join(place, line.slice(4))
    else if (!line.startsWith('+')) above = line.slice(1)
    else {
      const text = readFileSync(file, 'utf8')
      const [before, ...after] = text.split(above)
      expect(after.length, `“${above}” in ${file}`).toBeGreaterThan(0)
      writeFileSync(file, `${before}${above}\n${line.slice(1)}${after.join(above)}`)
      above = line.slice(1)
    }
  }
}

test('a target is built by the three files and the lines of the page: it compiles, and its test holds', () => {
  const place = copyOfProgram()
  const files = blocks('ts').map((block) => {
    const [, file = ''] = /^\/\/ (\S+)\n/.exec(block) ?? []
    mkdirSync(path.join(place, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(place, file), block)
    return file
  })
  expect(files).toEqual([
    'backend/exports/targets/shelf/index.ts',
    'backend/config/shelf.ts',
    'tests/exports/shelf/shelf.test.ts',
  ])
  for (const diff of blocks('diff')) addLines(place, diff)
  const only = { extends: './tsconfig.json', include: [], files: ['backend/compose.ts', ...files] }
  writeFileSync(path.join(place, 'tsconfig.page.json'), JSON.stringify(only))
  const run = (program: string, ...args: string[]) => {
    const bin = path.join(ROOT, 'node_modules', program)
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: place,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NO_COLOR: '1' },
    })
    return { status, said: stdout + stderr }
  }
  expect(run('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.page.json')).toEqual({ status: 0, said: '' })
  const tested = run('vitest/vitest.mjs', 'run', '--root', place, 'tests/exports/shelf')
  expect(tested, tested.said).toMatchObject({ status: 0, said: expect.stringContaining('1 passed') })
}, 240_000)
