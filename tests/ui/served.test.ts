import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../backend/agents/read-registry.ts'
import { GOES_ON } from '../../backend/council/deletable.ts'
import { REJECTIONS } from '../../backend/council/rejections.ts'
import { UNCHECKABLE } from '../../backend/council/robustness/uncheckable.ts'
import { BUILT_IN } from '../../backend/council/speaker-policies/built-in.ts'
import { NOT_KEPT } from '../../backend/http/routes/archive.ts'
import { whyHeld } from '../../backend/exports/export-record.ts'
import { KINDS } from '../../backend/exports/targets/index.ts'
import { differsFromDeleted, differsFromKept } from '../../backend/log/log-differs.ts'
import { patterns, served } from '../../ui/words/ru/served.ts'
import { GivenRun } from '../support/given.ts'

const SHIPPED = readRegistry(path.join(import.meta.dirname, '../../registry'))

/** Called so everywhere; and nothing. */
const BRANDS = new Set(['Notion', 'Slack', 'Telegram', ''])

const { state: ended } = new GivenRun().toEnd()
const log = ended.artifacts.decision_log
const logged = (made: typeof log) => ({
  ...ended,
  artifacts: made === undefined ? {} : { decision_log: made },
})
const HELD = [
  whyHeld({ ...ended, demo: true }, true),
  whyHeld(new GivenRun().state, true),
  whyHeld(logged(undefined), true),
  whyHeld(logged(log && { ...log, valid: false }), true),
  whyHeld(ended, false),
  whyHeld(
    logged(
      log && { ...log, body: { ...log.body, gates: [{ gate: 'approval', passed: false, missing: [] }] } },
    ),
    true,
  ),
]

describe('what the server says', () => {
  it.each([
    ['refusals', Object.values(REJECTIONS)],
    ['what may not be deleted or put away', [GOES_ON, NOT_KEPT]],
    ['checks that are refused', Object.values(UNCHECKABLE)],
    ['policies', BUILT_IN.flatMap(({ title, description }) => [title, description])],
    ['templates', SHIPPED.templates.map(({ title }) => title)],
    ['agents', SHIPPED.agents.flatMap(({ name, description }) => [name, description])],
    ['targets', KINDS.flatMap(({ title, howToSetUp }) => [title, howToSetUp ?? ''])],
  ])('is known in Russian: %s', (_, texts) => {
    expect(texts.filter((text) => !BRANDS.has(text) && !Object.hasOwn(served, text))).toEqual([])
  })

  it('is known in Russian where a name or a number stands in it', () => {
    const ends = { here: 140, there: 99 }
    for (const fault of [differsFromKept('run-1', ends), differsFromDeleted('run-1', ends)]) {
      const [pattern, to] = patterns.find(([one]) => one.test(fault.message)) ?? []
      const said = pattern === undefined ? '' : fault.message.replace(pattern, to ?? '')
      expect(said).toMatch(/^Совет run-1 .* событием 140, там 99\. Ничего не изменено/)
    }
  })

  it('is known in Russian: why a record is not exported', () => {
    const isKnown = (text: string) => Object.hasOwn(served, text) || patterns.some(([one]) => one.test(text))
    expect(HELD.filter((text) => text === null || !isKnown(text))).toEqual([])
  })
})
