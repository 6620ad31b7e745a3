import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  dataDirError,
  dataDirHolder,
  DataDirLocked,
  DataDirUnusable,
  takeDataDir,
} from '../../backend/store/data-dir.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const lockOf = (dir: string): unknown => JSON.parse(readFileSync(path.join(dir, 'lock'), 'utf8'))
const refusal = (dir: string) => takeDataDir(dir).catch((error: unknown) => error)

describe('taking a data directory', () => {
  it('makes the folders above it, for us alone', async () => {
    const dir = path.join(tempDir(), 'a', 'b')
    const held = await takeDataDir(dir)
    expect(existsSync(path.join(dir, 'lock'))).toBe(true)
    held.release()
  })

  it.runIf(process.platform === 'linux')('that no system would make is refused, not waited for', async () => {
    const refused = await refusal('/proc/x/y')
    expect(refused).toBeInstanceOf(DataDirUnusable)
    expect(String(refused)).toMatch(/\/proc\/x\/y cannot be used \(ENOENT\).*XIO_DATA_DIR/)
  })

  it('names the holder, and a server where it can be asked', async () => {
    const dir = tempDir()
    const held = await takeDataDir(dir)
    expect(lockOf(dir)).toEqual({ pid: process.pid, url: null })
    held.announce('http://127.0.0.1:3000')
    expect(dataDirHolder(dir)).toEqual({ pid: process.pid, url: 'http://127.0.0.1:3000' })
    const refused = await refusal(dir)
    expect(refused).toBeInstanceOf(DataDirLocked)
    expect(refused).toMatchObject({
      pid: process.pid,
      url: 'http://127.0.0.1:3000',
      message: `The data directory ${dir} is in use by process ${process.pid}, the server at http://127.0.0.1:3000: end it, or set XIO_DATA_DIR to another place.`,
    })
    held.release()
    expect(dataDirHolder(dir)).toBeNull()
    ;(await takeDataDir(dir)).release()
  })

  it('is refused while another process lives, and open again once it was killed', async () => {
    const dir = tempDir()
    const child = holdInChild(dir)
    await child.holds
    expect(await refusal(dir)).toMatchObject({
      name: 'DataDirLocked',
      pid: child.pid,
      url: 'http://localhost:1',
    })
    child.kill()
    await child.ended
    expect(existsSync(path.join(dir, 'lock'))).toBe(true) // left behind: nobody could remove it
    expect(dataDirHolder(dir)).toBeNull()
    const held = await takeDataDir(dir)
    expect(lockOf(dir)).toEqual({ pid: process.pid, url: null })
    held.release()
  })

  it('is not fooled by a lock file of a process number that lives again', async () => {
    const dir = tempDir()
    writeFileSync(path.join(dir, 'lock'), JSON.stringify({ pid: process.ppid, url: null }))
    const held = await takeDataDir(dir)
    held.release()
    writeFileSync(path.join(dir, 'lock'), '{"pid":')
    ;(await takeDataDir(dir)).release()
  })

  it('succeeds for one of several at once', async () => {
    const dir = tempDir()
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeDataDir(dir)))
    const held = tries.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []))
    expect(held).toHaveLength(1)
    for (const dataDir of held) dataDir.release()
  })

  it('says what is wrong with a place that is no directory', async () => {
    const file = path.join(tempDir(), 'file')
    writeFileSync(file, '')
    for (const dir of [file, path.join(file, 'below')]) {
      expect(await refusal(dir)).toMatchObject({
        name: 'DataDirUnusable',
        message: `The data directory ${dir} is not a directory: move the file that is in its place, or set XIO_DATA_DIR to another place.`,
      })
    }
  })

  it.each([
    [
      'EACCES',
      /^The data directory \/d cannot be written \(EACCES\): give this user the right to, or set XIO_DATA_DIR/,
    ],
    ['EROFS', /^The data directory \/d cannot be written \(EROFS\)/],
    ['ENOSPC', /^The disk of the data directory \/d is full: free some space, or set XIO_DATA_DIR/],
    ['SQLITE_FULL', /^The disk of the data directory \/d is full/],
    ['ENAMETOOLONG', /^The data directory \/d cannot be used \(ENAMETOOLONG\)/],
  ])('has a sentence for %s', (code, message) => {
    const error = dataDirError('/d', Object.assign(new Error('it failed'), { code }))
    expect(error).toBeInstanceOf(DataDirUnusable)
    expect(error).toMatchObject({ message: expect.stringMatching(message) })
  })

  it("leaves the program's own faults as they are", () => {
    for (const error of [
      new TypeError('a bug'),
      Object.assign(new Error('a bug'), { code: 'ERR_INVALID_ARG_TYPE' }),
    ]) {
      expect(dataDirError('/d', error)).toBe(error)
    }
  })
})

function holdInChild(dir: string) {
  const program = `
    import { takeDataDir } from ${JSON.stringify(new URL('../../backend/store/data-dir.ts', import.meta.url).href)}
    const held = await takeDataDir(process.argv[1])
    held.announce('http://localhost:1')
    process.stdout.write('held')
    process.stdin.resume()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return {
    pid: child.pid,
    holds: once(child.stdout, 'data'),
    ended: once(child, 'exit'),
    kill: () => void child.kill('SIGKILL'),
  }
}
