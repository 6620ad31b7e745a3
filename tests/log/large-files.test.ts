import { closeSync, openSync, truncateSync, writeSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { NO_HASH, seal } from '../../backend/log/chain.ts'
import { openFileLog } from '../../backend/replays/file-log.ts'
import { unsealed } from '../support/events.ts'
import { openTestHouse } from '../support/house.ts'
import { tempDirs } from '../support/temp-dir.ts'

const folder = tempDirs()
const MB = 1024 * 1024
const TEXT = 'x'.repeat(MB / 2)

/** Writes a log of a council in which so many messages of half a megabyte were said. */
async function longLog(file: string, messages: number): Promise<number> {
  const house = openTestHouse()
  const { runId } = await house.start()
  const begun = await house.log.read(runId, 0)
  let { seq, hash } = begun.at(-1) ?? { seq: 0, hash: NO_HASH }
  const out = openSync(file, 'w')
  for (const { bytes } of begun) writeSync(out, `${bytes}\n`)
  for (let i = 0; i < messages; i++) {
    const event = unsealed(seq + 1, { text: TEXT }, runId)
    const [stored] = seal([{ ...event, type: 'something_new' }], hash)
    if (stored === undefined) throw new Error('nothing was sealed')
    writeSync(out, `${stored.bytes}\n`)
    seq = stored.seq
    hash = stored.hash
  }
  closeSync(out)
  return seq
}

/** The most that the process held while it worked, beyond what it held before. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss()
  let most = before
  const looks = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5)
  try {
    await work()
  } finally {
    clearInterval(looks)
  }
  return (Math.max(most, process.memoryUsage.rss()) - before) / MB
}

describe('a file that is too long to be held', () => {
  it('is read through with an index of it in memory, and read from anywhere', async () => {
    const file = path.join(folder(), 'long.jsonl')
    const seq = await longLog(file, 512)
    const grown = await growth(async () => {
      const log = await openFileLog(file)
      expect(log.headSeq).toBe(seq)
      expect((await log.read(seq - 1, 10)).map((event) => event.seq)).toEqual([seq])
      expect((await log.read(200, 2)).map((event) => event.seq)).toEqual([201, 202])
    })
    expect(grown).toBeLessThan(300)
  })

  it('of 2 GB without a line end in it is given up after one line, with the line that is at fault', async () => {
    const file = path.join(folder(), 'endless.jsonl')
    const seq = await longLog(file, 2)
    truncateSync(file, 2048 * MB)
    const grown = await growth(() =>
      expect(openFileLog(file)).rejects.toThrow(`line ${seq + 1} is longer than 64 MB`),
    )
    expect(grown).toBeLessThan(300)
  })
})
