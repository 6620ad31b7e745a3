// What the pages about exports say is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { KINDS } from '../../backend/exports/targets/index.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const README = read('README.md')
const PAGE = read('docs/exports.md')
const OURS = /\b(?:XIO|NOTION|SLACK|TELEGRAM)_[A-Z_]+\b/g

test('every variable that the program reads about exports stands in the README and in docs/exports.md, and no other does', () => {
  const sources = [
    'backend/config.ts',
    ...readdirSync(path.join(ROOT, 'backend/config')).map((f) => `backend/config/${f}`),
  ]
  const known = new Set(sources.flatMap((file) => read(file).match(OURS) ?? []))
  const table = README.slice(README.indexOf('## Environment'), README.indexOf('## To change X'))
  const listed = new Set(table.match(OURS))
  for (const name of listed) expect(known, name).toContain(name)
  const ofExports = [...known].filter((name) =>
    /^(?:NOTION|SLACK|TELEGRAM|XIO_(?:WEBHOOK|SMTP|MAIL|PUBLIC|EXPORT|OUTBOUND))/.test(name),
  )
  expect(ofExports.length).toBeGreaterThan(15)
  for (const name of ofExports) expect(listed, name).toContain(name)
  for (const name of PAGE.match(OURS) ?? []) expect(known, name).toContain(name)
})

test('every target has its row in docs/exports.md', () => {
  for (const { name } of KINDS) expect(PAGE).toMatch(new RegExp(`^\\|[^|]*\`${name}\``, 'm'))
})

test('the pages about exports link only to pages that are there, and name scripts that can be run', () => {
  for (const file of ['docs/exports.md', 'docs/new-target.md', 'README.md'])
    for (const [, link = ''] of read(file).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g))
      expect(existsSync(path.join(ROOT, path.dirname(file), link)), `${file}: ${link}`).toBe(true)
  expect(JSON.parse(read('package.json')).scripts).toHaveProperty('emulators')
})
