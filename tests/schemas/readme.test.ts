import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { REJECTIONS } from '../../backend/council/rejections.ts'

test('schemas/README.md lists every reason for which a command is refused, word for word', () => {
  const readme = readFileSync(path.join(import.meta.dirname, '../../schemas/README.md'), 'utf8')
  const missing = Object.entries(REJECTIONS).filter(
    ([code, says]) => !readme.includes(`| \`${code}\` | ${says} |`),
  )
  expect(missing).toEqual([])
})
