import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'

const FOLDER = path.join(import.meta.dirname, '../../chroma')

export type ChromaServer = { url: string; close(): Promise<void> }

/**
 * A Chroma server to test against: the one of `TEST_CHROMA_URL`, or one of our own, where it was installed
 * (`npm ci --prefix tests/chroma`); null where there is neither.
 */
export async function chromaServer(): Promise<ChromaServer | null> {
  const given = process.env.TEST_CHROMA_URL
  if (given !== undefined) return { url: given, close: async () => {} }
  if (!existsSync(path.join(FOLDER, 'node_modules/chromadb-js-bindings-linux-x64-gnu'))) return null
  const data = mkdtempSync(path.join(tmpdir(), 'xio-chroma-'))
  const port = await freePort()
  const server = spawn(process.execPath, [path.join(FOLDER, 'serve.cjs'), data, String(port)], {
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const url = `http://127.0.0.1:${port}`
  const isUp = async () => {
    if (server.exitCode !== null) throw new Error(`Chroma ended with ${server.exitCode}.`)
    await fetch(`${url}/api/v2/heartbeat`)
  }
  await vi.waitFor(isUp, { timeout: 60_000, interval: 100 })
  return {
    url,
    async close() {
      server.kill('SIGKILL')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
