import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { safeName } from '../../../backend/exports/targets/files/safe-name.ts'
import { writeFileObject } from '../../../backend/exports/targets/files/write-file.ts'
import { tempDirs } from '../../support/temp-dir.ts'

const newDir = tempDirs()

function given() {
  const folder = newDir()
  const place = path.join(folder, 'm')
  return {
    folder,
    file: path.join(place, 'log.md'),
    write: (text: string) =>
      writeFileObject({ exportId: 'x1' }, { folder, meetingId: 'm', file: 'log.md', text }),
    shown: () =>
      readdirSync(place)
        .filter((name) => !name.startsWith('.'))
        .map((name) => [name, readFileSync(path.join(place, name), 'utf8')]),
    hidden: () => readdirSync(place).filter((name) => name.startsWith('.')),
  }
}

describe('a file', () => {
  it('is written whole, again when it changes, and leaves nothing else that shows', async () => {
    const { write, shown, hidden, file } = given()
    const { url } = await write('one')
    expect(fileURLToPath(url ?? '')).toBe(file)
    expect(await write('two')).toMatchObject({ status: 'succeeded' })
    expect(shown()).toEqual([['log.md', 'two']])
    expect(hidden()).toEqual(['.log.md.sha256'])
  })

  it('that a person changed is kept beside, each time under a name of its own, and said so', async () => {
    const { write, shown, file } = given()
    await write('one')
    writeFileSync(file, 'mine')
    expect((await write('two')).note).toBe(
      'Somebody had changed log.md. Their text is kept in log.yours.md, and log.md says again what the record says.',
    )
    writeFileSync(file, 'mine again')
    await write('three')
    expect(shown()).toEqual([
      ['log.md', 'three'],
      ['log.yours-2.md', 'mine again'],
      ['log.yours.md', 'mine'],
    ])
  })

  it('that was there before us is a person’s', async () => {
    const { write, shown, file } = given()
    await write('one')
    writeFileSync(path.join(path.dirname(file), '.log.md.sha256'), '')
    await write('two')
    expect(shown()).toEqual([
      ['log.md', 'two'],
      ['log.yours.md', 'one'],
    ])
  })

  it('is ours after a crash on either side of its renaming', async () => {
    const { write, shown, file } = given()
    await write('one')
    await write('two')
    // The marks were written, and the file not yet.
    writeFileSync(file, 'one')
    await write('three')
    expect(shown()).toEqual([['log.md', 'three']])
  })

  it('that says it already is not touched', async () => {
    const { write, shown, file } = given()
    await write('one')
    writeFileSync(file, 'two')
    expect(await write('two')).not.toHaveProperty('note')
    expect(shown()).toEqual([['log.md', 'two']])
  })

  it('that cannot be written is tried again later, and the reason is told', async () => {
    const { folder, write } = given()
    writeFileSync(path.join(folder, 'm'), 'a file where the folder should be')
    await expect(write('one')).rejects.toMatchObject({
      kind: 'later',
      message: expect.stringMatching(/cannot be written \(E\w+\)\. Make room, or set XIO_EXPORT_DIR/),
    })
  })
})

describe('a meeting’s folder', () => {
  it.each(['where-the-tools-stay-1f0c2a9b', 'где-инструменты-1f0c2a9b', 'a_b'])('is called %s', (id) => {
    expect(safeName(id)).toBe(id)
  })

  it.each([
    '../../etc',
    '/etc/passwd',
    '..',
    '.',
    'a/b',
    'a\\b',
    'C:x',
    'nul',
    'con',
    'a b',
    'A',
    'x\u0000y',
    '.hidden',
    'a.',
    '😀',
    'я'.repeat(100),
    '',
  ])('never leads elsewhere for %j', (id) => {
    const name = safeName(id)
    expect(name).toMatch(/^[\p{L}\p{N}_-]*-[0-9a-f]{10}$/u)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
  })

  it('is never another meeting’s', () => {
    const ids = ['a/b', 'a-b', 'a b', 'A-b', 'a\\b', 'a.b', 'я'.repeat(100), 'я'.repeat(99)]
    expect(new Set(ids.map((id) => safeName(id).toLowerCase())).size).toBe(ids.length)
  })
})
