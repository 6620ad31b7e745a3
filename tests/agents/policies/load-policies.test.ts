import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, test } from 'vitest'
import { loadPolicies } from '../../../backend/agents/policies/load-policies.ts'
import { tempDirs } from '../../support/temp-dir.ts'

const tempDir = tempDirs()

const FIRST = `export default {
  name: 'first', title: 'First', description: 'The first.',
  choose: ({ candidates }) => { return { seat: candidates[0], rationale: 'It is the first.' } },
}
`
const BROKEN = FIRST.replace('seat: candidates[0]', 'seat: "scribe"')

function folderWith(files: Record<string, string>): string {
  const cwd = tempDir()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true })
    writeFileSync(path.join(cwd, name), text)
  }
  return cwd
}

it.each<[string, Record<string, string>]>([
  ['./first.mjs', { 'first.mjs': FIRST }],
  [
    './typed.ts',
    { 'typed.ts': FIRST.replace('({ candidates })', '({ candidates }: { candidates: string[] })') },
  ],
  [
    'a-package',
    {
      'node_modules/a-package/package.json':
        '{ "name": "a-package", "type": "module", "exports": "./main.js" }',
      'node_modules/a-package/main.js': FIRST,
    },
  ],
])('%s is loaded, and only what a policy is', async (named, files) => {
  const [policy, ...more] = await loadPolicies([named], folderWith(files))
  expect(more).toEqual([])
  expect(policy).toMatchObject({ name: 'first', title: 'First', description: 'The first.' })
  expect(Object.keys(policy ?? {})).toEqual(['name', 'title', 'description', 'choose'])
})

it.each<[string, Record<string, string>, string]>([
  ['./gone.mjs', {}, 'is not there: looked for'],
  ['not-installed', {}, 'is no package installed in'],
  ['https://example.org/p.mjs', {}, 'is an address'],
  ['data:text/javascript,export default 1', {}, 'is an address'],
  ['./folder', { 'folder/index.mjs': FIRST }, 'is a folder'],
  ['./broken.mjs', { 'broken.mjs': 'export default {' }, './broken.mjs cannot be loaded'],
  ['./throws.mjs', { 'throws.mjs': 'throw new Error("no\\nlicence")' }, './throws.mjs cannot be loaded: no'],
  ['./empty.mjs', { 'empty.mjs': 'export const a = 1' }, 'The default export is no object'],
  ['./wrong.mjs', { 'wrong.mjs': BROKEN }, 'names "scribe", who is none of view.candidates (seed 1'],
  [
    './sloppy.cjs',
    {
      'sloppy.cjs': FIRST.replace('export default', 'module.exports =').replace(
        'return {',
        'candidates[0] = "me"; return {',
      ),
    },
    'choose changes the view',
  ],
  ['./async.mjs', { 'async.mjs': FIRST.replace('choose: (', 'choose: async (') }, 'gives a promise'],
])('%s is refused, and it is said why', async (named, files, why) => {
  await expect(loadPolicies([named], folderWith(files))).rejects.toThrow(why)
  await expect(loadPolicies([named], folderWith(files))).rejects.not.toThrow('\n')
})

test('two modules that give their policies one name are told apart by nobody', async () => {
  const cwd = folderWith({ 'a.mjs': FIRST, 'b.mjs': FIRST })
  await expect(loadPolicies(['./a.mjs', './b.mjs'], cwd)).rejects.toThrow('and another module does too')
})
