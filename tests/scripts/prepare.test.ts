import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url))

// Stands for the real generator: slow enough to be met half-way, and it notes each time it ran.
const GENERATOR = `
import fs from 'node:fs'
const schema = JSON.parse(fs.readFileSync('schemas/common.schema.json', 'utf8'))
await new Promise((resolve) => setTimeout(resolve, 200))
fs.mkdirSync('schemas/generated', { recursive: true })
for (const name of ['types.ts', 'validators.js', 'validators.d.ts', 'panel-schemas.js', 'panel-schemas.d.ts']) fs.writeFileSync('schemas/generated/' + name, schema.title)
fs.appendFileSync('ran', 'x')
`

describe('prepare', () => {
  let root: string
  const file = (name: string) => path.join(root, name)
  const prepare = (...args: string[]) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      execFile(process.execPath, [file('scripts/prepare.mjs'), ...args], (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr })
      })
    })
  const timesRun = async () => (await readFile(file('ran'), 'utf8')).length
  const writeSchema = (title: string) =>
    writeFile(file('schemas/common.schema.json'), JSON.stringify({ title }))

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'xio-prepare-'))
    await mkdir(file('scripts'))
    await mkdir(file('schemas'))
    for (const name of ['prepare.mjs', 'stamps.mjs', 'steps.mjs'])
      await cp(path.join(scripts, name), file(`scripts/${name}`))
    await writeFile(file('scripts/generate-schemas.ts'), GENERATOR)
    await writeSchema('First')
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  it('makes what is missing, says so, and is silent when all is current', async () => {
    expect(await prepare()).toEqual({
      code: 0,
      said: expect.stringMatching(/^prepare: made types and validators .*\n$/),
    })
    expect(await prepare()).toEqual({ code: 0, said: '' })
    expect(await timesRun()).toBe(1)
  })

  it('makes anew what changed, but not what was only touched', async () => {
    await prepare()
    await utimes(file('schemas/common.schema.json'), new Date(0), new Date(0))
    expect((await prepare()).said).toBe('')
    await writeSchema('Second')
    await prepare()
    expect(await readFile(file('schemas/generated/types.ts'), 'utf8')).toBe('Second')
    await rm(file('schemas/generated/validators.js'))
    await prepare()
    expect(await timesRun()).toBe(3)
  })

  it('works once when many start at once', async () => {
    const all = await Promise.all([prepare(), prepare(), prepare(), prepare()])
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    expect(await timesRun()).toBe(1)
    expect(await readdir(file('.xio-stamp'))).toEqual(['schemas.json'])
  })

  it('takes over the lock of a process that is gone', async () => {
    await mkdir(file('.xio-stamp/lock'), { recursive: true })
    await writeFile(file('.xio-stamp/lock/pid'), '2147483646')
    expect((await prepare()).code).toBe(0)
    expect(await readdir(file('.xio-stamp'))).toEqual(['schemas.json'])
  })

  it('ends with one line and leaves no stamp when a generator fails', async () => {
    await writeFile(file('schemas/common.schema.json'), '{')
    const { code, said } = await prepare()
    expect(code).toBe(1)
    expect(said).toMatch(/^prepare: could not make types and validators from schemas\/: .*\n$/)
    expect(await readdir(file('.xio-stamp'))).toEqual([])
  })

  it('refuses a step that there is not', async () => {
    expect(await prepare('--only=panels')).toEqual({
      code: 1,
      said: expect.stringContaining('there is no step panels'),
    })
  })
})
