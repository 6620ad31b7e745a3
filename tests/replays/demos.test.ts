import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isActionItems, isDecisionLog } from '../../schemas/generated/validators.js'
import { demoRecordings } from '../../backend/replays/demos.ts'
import { verifyFile } from '../../backend/log/verify-file.ts'
import { Recordings } from '../../backend/replays/recordings.ts'
import { whyHeld } from '../../backend/exports/export-record.ts'
import { holdDemo } from '../../scripts/demos/hold-demo.ts'
import { readScript } from '../../scripts/demos/script.ts'

const directory = path.join(import.meta.dirname, '../../registry/demos')
const demos = demoRecordings(directory)
const recordings = new Recordings(demos)

async function stateOf(id: string) {
  const state = await recordings.state(id)
  if (state === null) throw new Error(`There is no ${id}.`)
  return state
}

describe.each(demos)('the recorded council $id', ({ id, file }) => {
  it('is what its script gives under the rules of today, byte for byte', async () => {
    const script = readFileSync(file.replace(/jsonl$/, 'yaml'), 'utf8')
    expect(await holdDemo(id.slice('demo-'.length), readScript(script))).toBe(readFileSync(file, 'utf8'))
  })

  it('is a log as it was written, and says that it is a demo', async () => {
    const { seq, headHash, demo, kind } = await stateOf(id)
    expect(await verifyFile(file, headHash)).toMatchObject({ ok: true, events: seq, found: seq })
    expect({ demo, kind }).toEqual({ demo: true, kind: 'council' })
  })

  it('ends decided in 60 to 90 seconds, with a record, and five to ten tasks that have an owner and a date', async () => {
    const { status, items, artifacts, messages, createdAt, endedAt } = await stateOf(id)
    expect(status).toBe('completed')
    expect(Object.values(items).flatMap(({ decision }) => decision ?? [])).not.toHaveLength(0)
    const seconds = ((endedAt ?? 0) - createdAt) / 1000
    expect(seconds).toBeGreaterThanOrEqual(60)
    expect(seconds).toBeLessThanOrEqual(90)
    expect(messages.length).toBeGreaterThanOrEqual(18)
    expect(messages.length).toBeLessThanOrEqual(30)
    expect([artifacts.decision_log?.valid, artifacts.action_items?.valid, artifacts.summary?.valid]).toEqual([
      true,
      true,
      true,
    ])
    expect(isDecisionLog(artifacts.decision_log?.body)).toBe(true)
    const tasks = artifacts.action_items?.body ?? []
    expect(isActionItems(tasks)).toBe(true)
    expect(tasks.length).toBeGreaterThanOrEqual(5)
    expect(tasks.length).toBeLessThanOrEqual(10)
    expect(tasks.filter(({ owner, due_date }) => owner === null || due_date === null)).toEqual([])
  })

  it('says nothing without a place, has a risk, an objection that was answered, and nobody who talks to themselves', async () => {
    const { claims, risks, messages, seats, unanswered } = await stateOf(id)
    const said = claims.toArray()
    expect(said.filter(({ anchors, support }) => anchors.length === 0 || support === 'unsupported')).toEqual(
      [],
    )
    expect(risks.filter(({ anchors }) => anchors.length === 0)).toEqual([])
    expect(risks.length).toBeGreaterThanOrEqual(2)
    expect(said.some(({ challenges }) => challenges !== undefined)).toBe(true)
    expect(unanswered).toEqual({})
    const speakers = messages.toArray().map(({ seat }) => seat)
    expect(speakers.filter((seat, at) => seat === speakers[at - 1])).toEqual([])
    expect(new Set(speakers)).toEqual(new Set(seats.map(({ seat }) => seat)))
    expect(seats).toHaveLength(5)
  })

  it('is exported nowhere', async () => {
    expect(whyHeld(await stateOf(id), true)).toContain('demo')
  })
})

describe('the recorded councils', () => {
  it('have each a script, and each script its log', () => {
    const scripts = readdirSync(directory).filter((name) => name.endsWith('.yaml'))
    expect(demos.map(({ file }) => path.basename(file, '.jsonl'))).toEqual(
      scripts.map((name) => path.basename(name, '.yaml')).sort(),
    )
    expect(demos.length).toBeGreaterThanOrEqual(4)
  })

  it('show how to choose, look for risks, look back and draft a policy, one of them in Russian', async () => {
    const states = await Promise.all(demos.map(({ id }) => stateOf(id)))
    expect(new Set(states.map(({ template }) => template.id))).toEqual(
      new Set(['choose-option', 'risk-review', 'retrospective', 'policy-draft']),
    )
    expect(new Set(states.map(({ meeting }) => meeting.language))).toEqual(new Set(['en', 'ru']))
  })
})
