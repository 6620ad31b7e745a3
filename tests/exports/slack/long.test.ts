// Texts are data: long, odd or malicious, they are shown as they are, within what Slack takes.
import { expect, test } from 'vitest'
import { seededRandom } from '../../../backend/engine/system.ts'
import { cutText } from '../../../backend/exports/targets/slack/cut-text.ts'
import { messagesOf } from '../../../backend/exports/targets/slack/message.ts'
import type { Piece } from '../../../backend/exports/targets/slack/pieces.ts'
import { startSlack } from '../../support/emulators/slack/start.ts'
import { webClient } from '../../../backend/exports/targets/slack/calls.ts'
import { accessTo, slackBenches, textOf } from './bench.ts'

const openBench = slackBenches()
const MINUTE = 60_000
const TASKS = Array.from(
  { length: 200 },
  (_, n) => `- ACTION: Boris to paint wall number ${n + 1} by 2026-02-01`,
)
const LONG = `# The walls\n\nDecision: All walls are painted.\n\n${TASKS.join('\n')}\n`

test('given 200 tasks, when they go to Slack, then the thread of the summary holds what is too long for it, in order, each once', async () => {
  const bench = await openBench()
  const { runId, meeting } = await bench.recorded(LONG)
  const long = [{ op: 'replace' as const, path: '/decision', value: 'All walls are painted. '.repeat(170) }]
  await bench.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch: long })
  await bench.command(runId, { type: 'export', target: 'slack' })
  await bench.quiet(MINUTE)
  const [first, ...parts] = bench.said()
  expect(first?.threadTs).toBeNull()
  expect(parts.length).toBeGreaterThan(0)
  for (const { threadTs } of parts) expect(threadTs).toBe(first?.ts)
  const numbers = [
    ...bench
      .texts()
      .join('')
      .matchAll(/wall number (\d+) \(/g),
  ].map(([, n]) => Number(n))
  expect(numbers).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
  const rows = (await bench.rows(runId)).filter(({ kind }) => kind !== 'reminder')
  expect(rows.map(({ status }) => status)).toEqual(rows.map(() => 'succeeded'))
  const patch = Array.from({ length: 190 }, () => ({ op: 'remove' as const, path: '/0' }))
  await bench.command(runId, { type: 'edit_artifact', kind: 'action_items', patch })
  await bench.quiet(20 * MINUTE)
  // A task that vanished from the record is told as cancelled.
  expect(
    bench
      .texts()
      .join('')
      .match(/cancelled/g),
  ).toHaveLength(190)
  expect(Object.values(bench.slack.control.keys()).map(({ most }) => most)).toEqual(bench.said().map(() => 1))
  expect(bench.slack.control.keys()).toHaveProperty([`${meeting.id}/part/2#message`])
})

test('given a record that became shorter, when it is brought up to date, then the part that is not needed says so', async () => {
  const bench = await openBench()
  const reasons = Array.from({ length: 6 }, (_, n) => `${'very long words '.repeat(300)}${n}`)
  const { runId } = await bench.recorded(undefined, ['slack'])
  const decide = (value: string) =>
    bench.command(runId, {
      type: 'edit_artifact',
      kind: 'decision_log',
      patch: [{ op: 'replace', path: '/question', value }],
    })
  await decide(reasons.join('\n').slice(0, 4_000))
  await bench.quiet(MINUTE)
  expect(bench.said()).toHaveLength(1)
  await bench.command(runId, {
    type: 'edit_artifact',
    kind: 'decision_log',
    patch: [
      {
        op: 'replace',
        path: '/needs_review',
        value: Array.from({ length: 20 }, () => 'Look at it. '.repeat(80)),
      },
    ],
  })
  await bench.quiet(MINUTE)
  expect(bench.said().length).toBeGreaterThan(1)
  await bench.command(runId, {
    type: 'edit_artifact',
    kind: 'decision_log',
    patch: [{ op: 'replace', path: '/needs_review', value: [] }],
  })
  await bench.quiet(MINUTE)
  expect(bench.texts().at(-1)).toContain('no longer needed')
})

const ODD = [
  'a & b < c > d',
  '<!channel> <!here> <@U123> @here <#C1|general>',
  '<https://evil.test|your bank> https://evil.test/x',
  '*stars* _lines_ ~waves~ `code` ```block```',
  ':tada: &amp; &lt;b&gt;',
  'שלום עולם ‏abc',
  '👩‍👩‍👧‍👦 🇺🇦 e\u0301 日本語',
]

test('given words that mean something to Slack, when they are shown, then they are words and nothing else', async () => {
  const bench = await openBench()
  const { runId } = await bench.recorded(undefined, ['slack'])
  await bench.command(runId, {
    type: 'edit_artifact',
    kind: 'decision_log',
    patch: [{ op: 'replace', path: '/decision', value: ODD.join('\n') }],
  })
  await bench.quiet()
  const [message] = bench.said()
  for (const words of ODD) expect(textOf(message?.blocks)).toContain(words)
  const kinds = [...JSON.stringify(message?.blocks).matchAll(/"type":"(\w+)"/g)].map(([, kind]) => kind)
  expect(new Set(kinds)).toEqual(
    new Set(['rich_text', 'rich_text_section', 'rich_text_list', 'text', 'link']),
  )
  expect(kinds.filter((kind) => kind === 'link')).toHaveLength(1)
  expect(message?.text).not.toMatch(/<[@!#h]/)
})

test.each(Array.from({ length: 20 }, (_, n) => n + 1))(
  'given texts of any length and letters (seed %i), when they are cut for Slack, then Slack takes each part, and nothing is lost or cut through',
  async (seed) => {
    const random = seededRandom(seed)
    const word = () =>
      ODD[Math.floor(random() * ODD.length)]?.replaceAll(/\s/g, random() < 0.5 ? ' ' : '') ?? ''
    const text = () =>
      Array.from({ length: Math.floor(random() ** 3 * 400) + 1 }, word).join(random() < 0.3 ? '' : ' ')
    const pieces = Array.from({ length: Math.floor(random() * 60) + 1 }, (): Piece => {
      const kind = (['text', 'item', 'head', 'note', 'title'] as const)[Math.floor(random() * 5)] ?? 'text'
      return { kind, text: text() }
    })
    const messages = messagesOf(pieces, pieces[0]?.text ?? '')
    const squeezed = (all: string) => all.replaceAll(/\s/g, '')
    expect(squeezed(messages.map(({ blocks }) => textOf(blocks)).join(''))).toBe(
      squeezed(pieces.map((piece) => piece.text).join('')),
    )
    const slack = await startSlack({ rates: { off: true } })
    const client = webClient(accessTo(slack), new AbortController().signal, {})
    for (const message of messages) {
      const { ts } = await client.chat.postMessage({ channel: slack.council.id, ...message })
      await client.chat.update({ channel: slack.council.id, ts: ts ?? '', ...message })
    }
    expect(slack.control.unserved()).toEqual([])
    await slack.close()
  },
)

test('given signs that consist of several units, when a text without spaces is cut, then none of them is torn', () => {
  for (const sign of ['👩‍👩‍👧‍👦', '🇺🇦', 'e\u0301', '😀'])
    for (const most of [30, 31, 32, 33, 34]) {
      const parts = cutText(sign.repeat(50), most)
      expect(parts.join('')).toBe(sign.repeat(50))
      for (const part of parts) expect(part.replaceAll(sign, '')).toBe('')
    }
  const without = cutText('x'.repeat(100) + '\uD83D\uDE00'.repeat(60), 101)
  expect(without.every((part) => part.isWellFormed())).toBe(true)
})
