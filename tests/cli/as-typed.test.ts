import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { asTyped, shellWord } from '../../backend/cli/as-typed.ts'
import { onInterrupt } from '../../backend/cli/attend/interrupts.ts'
import { cutShortLines } from '../../backend/cli/show/ending.ts'
import type { Called } from '../../backend/config.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const called: Called = { byNpm: false, dataDir: null, searched: [] }

it('a hint calls the program as it was called, with the data it was given', () => {
  const program = path.join(process.cwd(), 'backend/cli/xio.js')
  const hint = (more: Partial<Called>) => asTyped('runs', { called: { ...called, ...more }, program })
  expect(hint({ byNpm: true })).toBe('npx xio runs')
  expect(hint({ byNpm: true, dataDir: '/data/a b' })).toBe("XIO_DATA_DIR='/data/a b' npx xio runs")
  expect(hint({})).toBe('node backend/cli/xio.js runs')
  const bin = tempDir()
  symlinkSync(program, path.join(bin, 'xio'))
  expect(hint({ searched: ['/nowhere', bin] })).toBe('xio runs')
  const other = tempDir()
  mkdirSync(other, { recursive: true })
  writeFileSync(path.join(other, 'xio'), '')
  expect(hint({ searched: [other] })).toBe('node backend/cli/xio.js runs')
})

it('a word is one word for a shell', () => {
  expect(['./out/a', 'a b', "it's"].map(shellWord)).toEqual(['./out/a', "'a b'", String.raw`'it'\''s'`])
})

it('who interrupts twice is told how to go on', () => {
  expect(cutShortLines({ runId: 'r1' }, 'npx xio resume r1')).toEqual([
    expect.stringContaining('run r1'),
    '  npx xio resume r1',
  ])
  const said: string[] = []
  const stop = onInterrupt(
    () => said.push('first'),
    () => {
      said.push('last')
      throw new Error('stands for the end of the program')
    },
  )
  process.emit('SIGINT')
  expect(() => process.emit('SIGINT')).toThrow('stands for')
  stop()
  expect(said).toEqual(['first', 'last'])
})
