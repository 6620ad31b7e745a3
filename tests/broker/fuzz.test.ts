import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CommandOutcome } from '../../backend/ports/councils.ts'
import { type Stage, testStages } from '../support/stage.ts'
import { TestViewer } from '../support/viewer.ts'

const open = testStages()
const FRAMES = 2_000

const name = fc.constantFrom('subscribe', 'unsubscribe', 'command', 'ping', 'pong', 'event', 'x', '__proto__')
const some = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('run-1', 0, -1, 1e308, 2 ** 31, '', '\u0000', 'x'.repeat(200)),
)
const frame = fc
  .record(
    { type: name, runId: some, after: some, commandId: some, command: some, id: some, more: some },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value))
const nearly = fc
  .tuple(frame, fc.nat(200), fc.string({ maxLength: 3 }))
  .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1))
const bytes = fc.uint8Array({ maxLength: 60 }).map((part) => Buffer.from(part))
const anything = fc.oneof(
  { weight: 6, arbitrary: frame },
  { weight: 2, arbitrary: nearly },
  fc.string(),
  bytes,
)

describe('2,000 frames of anything', () => {
  it('get error frames or a close code, never a crash', async () => {
    const command = async ({ commandId }: { commandId: string }): Promise<CommandOutcome> => ({
      commandId,
      state: 'applied',
      seq: 1,
    })
    const stage = await open({ councils: { command } })
    await stage.append(3)
    const codes = new Set<number>()
    let left = fc.sample(anything, { numRuns: FRAMES, seed: 20261121 })
    while (left.length > 0) left = left.slice(await sendSome(stage, left, codes))
    expect([...codes].filter((code) => ![1003, 1007, 1009, 4009].includes(code))).toEqual([])
    expect(codes.size).toBeGreaterThan(1)
    expect(stage.logger.lines).toEqual([])
    const viewer = await stage.viewer()
    viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 })
    await viewer.next('caught_up')
    expect(viewer.seqs()).toEqual([1, 2, 3])
  })
})

/** Sends until the server closes or all is sent; answers how many frames this connection took. */
async function sendSome(stage: Stage, frames: (string | Buffer)[], codes: Set<number>): Promise<number> {
  const viewer = await new TestViewer(stage.socket()).open()
  for (const [i, text] of frames.entries()) {
    viewer.socket.send(text)
    viewer.send({ type: 'ping', id: String(i) })
    const code = await Promise.race([
      viewer.closed,
      viewer.next('pong', ({ id }) => id === String(i)).then(() => null),
    ])
    if (code !== null) {
      codes.add(code)
      return i + 1
    }
  }
  viewer.socket.terminate()
  return frames.length
}
