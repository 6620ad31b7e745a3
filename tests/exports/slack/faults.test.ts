// Whatever becomes of a call, there is one message in the end, and it says what the record says.
import { expect, test } from 'vitest'
import type { OutboxStore } from '../../../backend/ports/exports.ts'
import type { Fault } from '../../support/emulators/core/faults.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { startSlack } from '../../support/emulators/slack/start.ts'
import type { Command } from '../../../schemas/generated/types.ts'
import { webClient } from '../../../backend/exports/targets/slack/calls.ts'
import { sha256 } from '../../../backend/log/digest.ts'
import { Secret } from '../../../backend/secret.ts'
import { accessTo, slackBenches, type Bench } from './bench.ts'

const openBench = slackBenches()
const MINUTE = 60_000
const renamed = (decision: string): Command => ({
  type: 'edit_artifact',
  kind: 'decision_log',
  patch: [{ op: 'replace', path: '/decision', value: decision }],
})

const FAULTS: Record<string, Fault> = {
  'a limit': { kind: '429', retryAfter: 2 },
  'a limit that does not say how long': { kind: '429', noHeader: true },
  'a failure before the work': { kind: 'status', code: 500, commit: 'before' },
  'a failure after the work': { kind: 'status', code: 503, commit: 'after' },
  'fatal_error after the work': { kind: 'status', code: 200, commit: 'after', error: 'fatal_error' },
  'a page of HTML after the work': { kind: 'status', code: 502, commit: 'after', html: true },
  'a page of HTML that says 200': { kind: 'status', code: 200, commit: 'after', html: true },
  'a cut line before the work': { kind: 'reset', commit: 'before' },
  'a cut line after the work': { kind: 'reset', commit: 'after' },
  'a line cut in the answer': { kind: 'reset', commit: 'mid-body' },
  'half an answer': { kind: 'truncate' },
  'an answer that is no JSON': { kind: 'garbageJson' },
  'no answer after the work': { kind: 'hang', commit: 'after' },
  'work that is done a minute later': { kind: 'lateCommit', ms: 55_000 },
}
/** The scenarios let any call fail; these are the ones after which a second message would be sent first. */
const METHODS = ['chat.postMessage', 'chat.update']

test.each(
  Object.entries(FAULTS).flatMap(([name, fault]) => METHODS.map((method) => [name, method, fault] as const)),
)(
  'given %s at %s, when a record goes to Slack and is changed, then there was never more than one message, and it is right',
  async (_, method, fault) => {
    const bench = await openBench({ timeout: 500 })
    const { slack } = bench
    slack.control.fault({ match: { path: `/api/${method}` }, times: 1, fault })
    const { runId, meeting } = await bench.recorded(undefined, ['slack'])
    await bench.quiet(5 * MINUTE)
    await bench.command(runId, renamed('The tools go to the fire station.'))
    await bench.quiet(20 * MINUTE)
    expect(slack.control.keys()).toEqual({
      [`${meeting.id}#record`]: { live: [expect.any(String)], most: 1 },
    })
    expect(bench.texts()[0]).toContain('Decided: The tools go to the fire station.')
    const row = await bench.row(runId, meeting.id)
    expect(row).toMatchObject({ status: 'succeeded', url: expect.stringContaining('/archives/') })
  },
)

test('given a message that arrives long after it was given up, when it is there twice, then the later one is taken away', async () => {
  const bench = await openBench({ timeout: 500 })
  const fault = { kind: 'lateCommit', ms: 3 * MINUTE } as const
  bench.slack.control.fault({ match: { path: '/api/chat.postMessage' }, times: 1, fault })
  const { meeting } = await bench.recorded(undefined, ['slack'])
  await bench.quiet(20 * MINUTE)
  expect(bench.slack.control.keys()[`${meeting.id}#record`]).toMatchObject({
    live: [expect.any(String)],
    most: 2,
  })
  expect(bench.said()).toHaveLength(1)
})

test('given an old change that arrives after the next one, when it is looked again, then the next one stands', async () => {
  const bench = await openBench({ timeout: 500 })
  const { runId } = await bench.recorded(undefined, ['slack'])
  await bench.quiet()
  const fault = { kind: 'lateCommit', ms: MINUTE } as const
  bench.slack.control.fault({ match: { path: '/api/chat.update' }, times: 1, fault })
  await bench.command(runId, renamed('An old thought.'))
  await bench.quiet(2_000)
  await bench.command(runId, renamed('A new thought.'))
  await bench.quiet(20 * MINUTE)
  // The old one has really arrived, after the new one.
  expect(bench.calls('chat.update')[0]).toMatchObject({ answered: 'cut', write: true })
  expect(bench.texts()[0]).toContain('Decided: A new thought.')
})

test('given a crash after Slack has taken the message, when another process goes on, then it finds it', async () => {
  const clock = new VirtualClock()
  let claims = 0
  const between = (store: OutboxStore): OutboxStore => ({
    ...store,
    claim: async (...given) => {
      if (++claims === 1) throw new Error('the process is gone')
      return store.claim(...given)
    },
  })
  const bench = await openBench({ clock, between })
  const { meeting } = await bench.recorded(undefined, ['slack'])
  await bench.quiet(10 * MINUTE)
  expect(claims).toBe(2)
  expect(bench.slack.control.keys()[`${meeting.id}#record`]?.most).toBe(1)
  expect(bench.calls('chat.postMessage')).toHaveLength(1)
})

test('given a database that is lost, when the same record goes to Slack again, then the message that is there is taken up', async () => {
  const clock = new VirtualClock()
  const first = await openBench({ clock })
  const { meeting } = await first.recorded(undefined, ['slack'])
  await first.quiet()
  const again = await openBench({ clock, slack: first.slack, seed: 2 })
  const { runId } = await again.recorded(undefined, ['slack'])
  await again.quiet(5 * MINUTE)
  expect(first.slack.control.keys()[`${meeting.id}#record`]?.most).toBe(1)
  expect(await again.row(runId, meeting.id)).toMatchObject({
    status: 'succeeded',
    externalId: expect.any(String),
  })
})

test('given two processes on one database, when both bring the record, then there is one message', async () => {
  const clock = new VirtualClock()
  const first = await openBench({ clock })
  const second = await openBench({ clock, slack: first.slack, store: first.store, seed: 2 })
  const { meeting, runId } = await first.recorded(undefined, ['slack'])
  second.outbox.read(runId)
  await Promise.all([first.quiet(), second.quiet()])
  await first.quiet(10 * MINUTE)
  expect(first.slack.control.keys()[`${meeting.id}#record`]?.live).toHaveLength(1)
})

test('given an app that may not look into the channel, when an answer is lost, then nothing is sent again until a person says so', async () => {
  const bench = await openBench()
  bench.slack.control.scopes(['chat:write'])
  bench.slack.control.fault({
    match: { path: '/api/chat.postMessage' },
    times: 1,
    fault: { kind: 'reset', commit: 'before' },
  })
  const { runId, meeting } = await bench.recorded(undefined, ['slack'])
  await bench.quiet(30 * MINUTE)
  expect(bench.said()).toEqual([])
  const row = await bench.row(runId, meeting.id)
  expect(row).toMatchObject({ status: 'unconfirmed' })
  expect(row?.error).toContain('channels:history')
  await bench.retry(row?.exportId ?? '')
  await bench.quiet(MINUTE)
  expect(bench.said()).toHaveLength(1)
  expect(await bench.row(runId, meeting.id)).toMatchObject({ status: 'succeeded' })
})

test('given a message that somebody removed, when the record changes, then it stays away until a person wants it back', async () => {
  const bench = await openBench()
  const { runId, meeting } = await bench.recorded(undefined, ['slack'])
  await bench.quiet()
  bench.slack.control.remove({ channel: bench.channel, ts: bench.said()[0]?.ts ?? '' })
  await bench.command(runId, renamed('The tools go to the fire station.'))
  await bench.quiet(MINUTE)
  const row = await bench.row(runId, meeting.id)
  expect(row).toMatchObject({ status: 'removed', error: expect.stringContaining('Somebody has removed') })
  await bench.command(runId, renamed('The tools go to the mill.'))
  await bench.quiet(MINUTE)
  expect(bench.said()).toEqual([])
  await bench.retry(row?.exportId ?? '')
  await bench.quiet(MINUTE)
  expect(bench.texts()).toEqual([expect.stringContaining('The tools go to the mill.')])
})

test.each([
  [
    'a token that was taken back',
    (bench: Bench): void => bench.slack.control.tokenState('revoked'),
    'SLACK_BOT_TOKEN',
  ],
  ['an archived channel', (bench: Bench): void => bench.slack.control.archive(bench.channel), 'archived'],
  ['an app that was put out', (bench: Bench): void => bench.slack.control.kick(bench.channel), 'Invite it'],
  ['an app without permissions', (bench: Bench): void => bench.slack.control.scopes([]), 'chat:write'],
] as const)(
  'given %s, when a record is to go to Slack, then all waits, and people read what to do',
  async (_, breakIt, words) => {
    const bench = await openBench()
    breakIt(bench)
    const { runId, meeting } = await bench.recorded(undefined, ['slack'])
    await bench.quiet()
    const row = await bench.row(runId, meeting.id)
    expect(row).toMatchObject({ status: 'failed' })
    expect(row?.error).toContain(words)
    expect(bench.outbox.lane('slack')?.rest()?.why).toContain(words)
    const told = [JSON.stringify(await bench.runs.state(runId)), ...bench.logger.lines].join()
    expect(told).not.toContain(bench.slack.token)
    expect(bench.said()).toEqual([])
  },
)

test('given Slack out of reach, when it is back, then the record arrives once', async () => {
  const clock = new VirtualClock()
  const slack = await startSlack({ clock })
  await slack.close()
  const bench = await openBench({ clock, slack })
  const { runId, meeting } = await bench.recorded(undefined, ['slack'])
  await bench.quiet()
  const row = await bench.row(runId, meeting.id)
  expect(row?.error).toContain('Slack cannot be reached (ECONNREFUSED)')
})

test('given many records at once, when Slack allows one message a second, then it never has to ask for patience', async () => {
  const bench = await openBench()
  for (let n = 1; n <= 12; n++)
    await bench.recorded(`# Meeting ${n}\n\nDecision: We do thing number ${n}.\n`, ['slack'])
  await bench.quiet(5 * MINUTE)
  expect(bench.said()).toHaveLength(12)
  expect(bench.slack.control.journal().filter(({ status }) => status === 429)).toEqual([])
})

test('given a message of another app that carries our mark, when the record goes to Slack, then it is not taken for ours', async () => {
  const bench = await openBench()
  const { slack, channel } = bench
  const other = webClient(
    accessTo(slack, { token: new Secret(slack.other.token) }),
    new AbortController().signal,
    {},
  )
  const { runId, meeting } = await bench.recorded()
  await other.chat.postMessage({
    channel,
    text: 'The decision is another.',
    metadata: {
      event_type: 'xio_message',
      event_payload: { key: meeting.id, kind: 'record', rev: 1, install: sha256('local').slice(0, 12) },
    },
  })
  await bench.command(runId, { type: 'export', target: 'slack' })
  await bench.quiet()
  expect(await bench.row(runId, meeting.id)).toMatchObject({ status: 'succeeded' })
  expect(bench.said().map(({ user }) => user === slack.app.botUserId)).toEqual([false, true])
})
