import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../../backend/autogen')
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const linesOf = (file: string): string[] => readFileSync(path.join(ROOT, file), 'utf8').split('\n')
/** Lines that do something: no blank ones, no comments. */
const code = (file: string): number =>
  linesOf(file).filter((line) => !/^\s*(?:$|\/\/|\/?\*)/.test(line)).length
const codeIn = (folder: string): number =>
  files.filter((file) => file.startsWith(folder + path.sep)).reduce((sum, file) => sum + code(file), 0)

test('the core stays small enough to be read in an hour', () => {
  expect(codeIn('core')).toBeLessThan(1_500)
})

// Meant to be about 2,500: what a later change takes away is not to come back.
test('what is built on it does not grow', () => {
  expect(codeIn('chat')).toBeLessThan(3_250)
})

test.each(files)('%s is no longer than a screenful of thoughts', (file) => {
  expect(linesOf(file).length).toBeLessThanOrEqual(300)
})
