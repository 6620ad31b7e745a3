import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { verifyChain } from '../../backend/log/chain.ts'
import { verifyFile } from '../../backend/log/verify-file.ts'
import { exampleText, openForkHouse } from '../support/forked.ts'
import { dice } from '../support/random-council.ts'
import { tempDirs } from '../support/temp-dir.ts'

const dir = tempDirs()
const SEED = Number(process.env.XIO_SEED ?? 20261121)

async function heldLog(): Promise<string[]> {
  const house = openForkHouse()
  const { runId } = await house.hold(exampleText('event-log-database'))
  return house.lines(runId)
}

it(`finds every changed byte of a log, and names the event (XIO_SEED=${SEED})`, async () => {
  // Given the log of a council, and 1,000 logs in each of which one byte is another
  const lines = await heldLog()
  const whole = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const ends: number[] = []
  for (const line of lines) ends.push((ends.at(-1) ?? 0) + Buffer.byteLength(line) + 1)
  const { below } = dice(SEED)
  for (let trial = 0; trial < 1_000; trial++) {
    const at = below(whole.length)
    const changed = Buffer.from(whole)
    changed[at] = (whole[at]! + 1 + below(255)) % 256
    // When it is looked at
    const verdict = verifyChain(linesOf(changed))
    // Then the event is named in which the byte stands: a line that has no end any more is its own
    const event = ends.findIndex((end) => at < end) + 1
    expect({ trial, at, verdict }).toMatchObject({ trial, verdict: { ok: false, seq: event } })
  }
}, 120_000)

it('finds a cut end by the hash of the last event, and a line that is cut by itself', async () => {
  const lines = await heldLog()
  const file = path.join(dir(), 'run.jsonl')
  const head: string = JSON.parse(lines.at(-1) ?? '').hash
  writeFileSync(
    file,
    lines
      .slice(0, -3)
      .map((line) => `${line}\n`)
      .join(''),
  )
  expect(await verifyFile(file)).toMatchObject({ ok: true, events: lines.length - 3 })
  expect(await verifyFile(file, head)).toMatchObject({ ok: false, seq: lines.length - 2 })
  appendFileSync(file, lines.at(-3)?.slice(0, 40) ?? '')
  expect(await verifyFile(file)).toMatchObject({
    ok: false,
    seq: lines.length - 2,
    why: 'the file ends in the middle of it',
  })
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  expect(await verifyFile(file, head)).toMatchObject({ ok: true, found: lines.length, headHash: head })
})

/** As a file is read: bytes that are no UTF-8 are no text of an event. */
function linesOf(bytes: Buffer): string[] {
  const lines = bytes.toString('utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}
