// The three commands of the README: a council ends in the pages of every service, and nobody has an account.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startEverything } from '../support/emulators/everything.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()
const ROOT = path.join(import.meta.dirname, '../..')

/** The lines of the block, without what explains them. */
function typed(): string[] {
  const page = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
  const block = /^```sh\n(npm run emulators[\s\S]*?)^```$/m.exec(page)?.[1] ?? ''
  return block
    .trim()
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
}

it('a council is held and its record stands in a Notion-like page, by the lines of the README', async () => {
  const [emulators, ...lines] = typed()
  expect(emulators).toBe('npm run emulators')
  const { environment, pagesUrl, close } = await startEverything({})
  onTestFinished(close)
  const cwd = tempDir()
  const env = { ...environment, PORT: '0' }
  const said: string[] = []
  for (const line of lines) {
    const [npx, program, ...args] = line.split(/ +/)
    expect([npx, program]).toEqual(['npx', 'xio'])
    const file = (word: string) => (word.startsWith('registry/') ? path.join(ROOT, word) : word)
    const { code, out, err } = await xio(args.map(file), { cwd, env })
    expect({ code, err }, `${line}\n${out}`).toEqual({ code: 0, err: '' })
    said.push(out)
  }
  expect(said[0]).toMatch(/^ok +Notion +“Tasks”.*made “Status”/m)
  const told = said[1] ?? ''
  for (const target of ['notion', 'slack', 'telegram', 'webhook', 'mail'])
    expect(told).toMatch(new RegExp(`^${target} .*\\n {2}there: Where the team works next year`, 'm'))
  expect(told).not.toMatch(/not there|may be there|on its way/)
  const link = /^notion .*\n.*\n {4}(\S+)$/m.exec(told)?.[1] ?? ''
  expect(link.startsWith(pagesUrl)).toBe(true)
  const page = await (await fetch(link)).text()
  expect(page).toContain('Where the team works next year')
}, 240_000)
