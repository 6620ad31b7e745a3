import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../backend/agents/read-registry.ts'
import { GOES_ON } from '../../backend/council/deletable.ts'
import { REJECTIONS } from '../../backend/council/rejections.ts'
import { UNCHECKABLE } from '../../backend/council/robustness/uncheckable.ts'
import { BUILT_IN } from '../../backend/council/speaker-policies/built-in.ts'
import { NOT_KEPT } from '../../backend/http/routes/archive.ts'
import { NO_DECISION } from '../../backend/http/decisions-refused.ts'
import { endsOtherwise, KNOWLEDGE_REFUSED } from '../../backend/http/knowledge-refused.ts'
import { whyHeld } from '../../backend/exports/export-record.ts'
import { KINDS } from '../../backend/exports/targets/index.ts'
import { HOLDS_NOTHING } from '../../backend/knowledge/reading/text-reader.ts'
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

/** Why a source cannot be read, as far as no name or number stands in it. */
const KNOWLEDGE = path.join(import.meta.dirname, '../../backend/knowledge')
const UNREAD = globSync('**/*.ts', { cwd: KNOWLEDGE }).flatMap((file) =>
  [...readFileSync(path.join(KNOWLEDGE, file), 'utf8').matchAll(/SourceInvalid\(\s*null,\s*'([^']+)'/g)].map(
    ([, reason = '']) => reason,
  ),
)

describe('what the server says', () => {
  it.each([
    ['refusals', Object.values(REJECTIONS)],
    ['what may not be deleted or put away', [GOES_ON, NOT_KEPT]],
    ['checks that are refused', Object.values(UNCHECKABLE)],
    ['what the library does not take', Object.values(KNOWLEDGE_REFUSED)],
    ['what the register does not know', [NO_DECISION]],
    ['why a source cannot be read', [...UNREAD, HOLDS_NOTHING]],
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

  it.each([
    endsOtherwise(['.md', '.markdown']),
    'The document is larger than 67108864 bytes (64 MB).',
    'line 3 is not UTF-8 text: save the file as UTF-8 and add it again.',
    'line 3 holds control characters: this is no text file.',
    'is longer than 64 MB: split it and add the parts.',
    'is of a kind that is not read (odt): add it in another form.',
    'cannot be read (EIO): check the disk and the file.',
    'has 600 pages, more than the 500 that are read: split it and add the parts.',
    'holds more than 20000000 characters: split it and add the parts.',
    'holds more than 5000 parts: split it and add the parts.',
    'has a part of more than 50 MB of text: split it and add the parts.',
    'unpacks to more than 200 MB: split it and add the parts.',
    'takes longer than 120 seconds to read: split it and add the parts.',
    'needs too much memory to be read: split it and add the parts.',
    'is found by words only, without vectors: openai answered 401: No such key.',
  ])('is known in Russian where the library says it: %s', (text) => {
    expect(patterns.filter(([one]) => one.test(text))).toHaveLength(1)
  })

  it('is known in Russian: why a record is not exported', () => {
    const isKnown = (text: string) => Object.hasOwn(served, text) || patterns.some(([one]) => one.test(text))
    expect(HELD.filter((text) => text === null || !isKnown(text))).toEqual([])
  })
})
