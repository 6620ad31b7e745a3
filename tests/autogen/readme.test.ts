import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readmeExamples } from './readme.ts'

// Within the repository, so that `#autogen` means what it means to whoever works here.
const ROOT = path.join(import.meta.dirname, '../..')
mkdirSync(path.join(ROOT, '.xio-stamp'), { recursive: true })
const folder = mkdtempSync(path.join(ROOT, '.xio-stamp/readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const examples = readmeExamples()
const files = examples.map(({ code }, i) => {
  const file = path.join(folder, `example-${i}.ts`)
  writeFileSync(file, code)
  return file
})

test('given the README of the library, its examples compile as they stand', () => {
  expect(examples.length).toBeGreaterThan(7)
  const options = { extends: '../../tsconfig.json', include: ['*.ts'], exclude: [] }
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(options))
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  expect(stdout).toBe('')
})

test.each(
  examples.map((example, i) => ({ ...example, file: files[i] ?? '' })).filter((one) => one.prints !== null),
)('the example under "$title" prints what stands under it', ({ file, prints }) => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout).toBe(prints)
})
