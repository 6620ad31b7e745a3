import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../backend/log/chain.ts'
import { openStore } from '../../backend/store/open-store.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { tempDirs } from '../support/temp-dir.ts'

const ROUNDS = Number(process.env.XIO_TEST_KILLS ?? 5)
const PROGRAM = fileURLToPath(new URL('../support/append-forever.ts', import.meta.url))

const tempDir = tempDirs()

describe('a process that is killed while it appends', () => {
  it(
    `has lost nothing that it acknowledged and broken nothing, ${ROUNDS} times over`,
    { timeout: 20_000 * ROUNDS },
    async () => {
      const dataDir = tempDir()
      const acknowledged = new Map<string, number>()
      for (let round = 1; round <= ROUNDS; round++) {
        await appendUntilKilled(dataDir, acknowledged, 100 + ((round * 379) % 800))
        const store = await openStore({ dataDir })
        const { items } = await store.log.runs({ workspaceId: 'main', limit: 100 })
        for (const { runId, headSeq, headHash, phase } of items) {
          const events = await store.log.read(runId, 0)
          expect(verifyChain(events.map(({ bytes }) => bytes))).toEqual({ ok: true, headSeq, headHash })
          if (headSeq > 1) expect(phase).toBe(`after ${headSeq - 2}`)
        }
        const heads = new Map(items.map(({ runId, headSeq }) => [runId, headSeq]))
        const lost = [...acknowledged].filter(([runId, seq]) => (heads.get(runId) ?? 0) < seq)
        expect(lost).toEqual([])
        await store.close()
        const db = openSqlite(path.join(dataDir, 'xio.db'))
        expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
        db.close()
      }
      expect(acknowledged.size).toBeGreaterThan(0)
    },
  )
})

/** Starts the program and kills it after that many lines; each line raises what is known to be acknowledged. */
async function appendUntilKilled(
  dataDir: string,
  acknowledged: Map<string, number>,
  lines: number,
): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let rest = ''
  let seen = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const complete = (rest + text).split('\n')
    rest = complete.pop() ?? ''
    for (const line of complete) {
      const [runId = '', seq] = line.split(' ')
      acknowledged.set(runId, Number(seq))
      if (++seen === lines) child.kill('SIGKILL')
    }
  })
  const [, signal] = await ended
  expect(signal).toBe('SIGKILL')
}
