import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const folder = tempDirs()
const LOG = path.join(import.meta.dirname, '../../registry/demos/weekend-calls.jsonl')

it('lists the recorded councils', async () => {
  const listed = await xio(['demo'], { cwd: folder() })
  expect(listed).toMatchObject({ code: 0, err: '' })
  expect(listed.out).toMatch(/^ID +LANGUAGE +TEMPLATE +SECONDS +TITLE\nisland-ferry +en +choose-option +78 /)
})

it('plays one, and says that it is a demo', async () => {
  const shown = await xio(['demo', 'weekend-calls'], { cwd: folder() })
  expect(shown).toMatchObject({ code: 0, err: '' })
  expect(shown.out).toMatch(/^Demo: a recorded council\./)
  expect(shown.out).toContain('Кто отвечает на вызовы в выходные')
})

it('gives the bytes of its log to a program', async () => {
  const log = await xio(['demo', 'demo-weekend-calls', '--json'], { cwd: folder() })
  expect(log).toMatchObject({ code: 0, err: '', out: readFileSync(LOG, 'utf8') })
})

it('says what it does not know', async () => {
  expect(await xio(['demo', 'nowhere'], { cwd: folder() })).toMatchObject({
    code: 2,
    err: expect.stringContaining('no recorded council nowhere'),
  })
})

it('takes a speed within bounds', async () => {
  expect(await xio(['demo', 'island-ferry', '--speed', '20'], { cwd: folder() })).toMatchObject({
    code: 2,
    err: expect.stringContaining('0.5 to 16, reading or max'),
  })
})
