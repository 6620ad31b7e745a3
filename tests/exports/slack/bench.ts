// The Slack target on a real outbox, before an emulated Slack; one virtual clock for both.
import { afterEach, expect } from 'vitest'
import { slackTarget } from '../../../backend/exports/targets/slack/target.ts'
import type { ExportRow } from '../../../backend/ports/exports.ts'
import type { SlackAccess } from '../../../backend/ports/services.ts'
import { Secret } from '../../../backend/secret.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { startSlack, type Slack, type SlackStart } from '../../support/emulators/slack/start.ts'
import { exportWorlds } from '../../support/export-world.ts'

export type Bench = Awaited<ReturnType<ReturnType<typeof slackBenches>>>
type Given = Omit<SlackStart, 'clock'> &
  Partial<Omit<Parameters<ReturnType<typeof exportWorlds>>[0], 'targets'>> & {
    /** A Slack that another process writes to as well. */
    slack?: Slack
    timeout?: number
    token?: string
  }

export const accessTo = (slack: Slack, more: Partial<SlackAccess> = {}): SlackAccess => ({
  token: new Secret(slack.token),
  signingSecret: new Secret(slack.signingSecret),
  channel: slack.council.id,
  apiUrl: slack.apiUrl,
  users: null,
  ...more,
})

/** Opens benches and closes what a test left open; the emulator must have heard nothing that it does not know. */
export function slackBenches() {
  const openWorld = exportWorlds()
  const open: Slack[] = []
  afterEach(async () => {
    const unserved = open.flatMap((slack) => slack.control.unserved())
    for (const slack of open.splice(0)) await slack.close()
    expect(unserved).toEqual([])
  })
  return async (given: Given = {}) => {
    const { slack: known, timeout = 2_000, token, rates, clientMsgId, historyLimit, ...world } = given
    const clock = given.clock ?? new VirtualClock()
    const start = {
      clock,
      ...(rates && { rates }),
      ...(clientMsgId && { clientMsgId }),
      ...(historyLimit && { historyLimit }),
    }
    const slack = known ?? (await startSlack(start))
    if (known === undefined) open.push(slack)
    const access = accessTo(slack, token === undefined ? {} : { token: new Secret(token) })
    const target = slackTarget(access, { timeout, publicUrl: null })
    const opened = await openWorld({ ...world, clock, targets: [target] })
    const channel = slack.council.id
    return {
      ...opened,
      slack,
      channel,
      said: () => slack.control.messages(channel),
      /** What people read in the channel, message by message. */
      texts: () => slack.control.messages(channel).map(({ blocks }) => textOf(blocks)),
      row: async (runId: string, key: string): Promise<ExportRow | undefined> =>
        (await opened.rows(runId)).find((row) => row.key === key),
      /** Lets the clock run until nothing is due within `ms` of it; who waits for a turn at Slack is let through. */
      async quiet(ms = 0): Promise<void> {
        const until = clock.now() + ms
        for (let [still, seen] = [0, '']; ;) {
          await new Promise((resolve) => setTimeout(resolve, 1))
          const isCalm = opened.outbox.quiet
          const isAsking = slack.control.journal().some(({ answered }) => answered === 'no')
          const now = `${slack.control.journal().length} ${isCalm} ${clock.now()}`
          still = now === seen && (isCalm || !isAsking) ? still + 1 : 0
          seen = now
          if (still < STILL) continue
          const due = (await opened.store.outbox.nextAt(['slack'])) ?? Infinity
          // What is due may be about to be taken, or rest with its target.
          if (still < (isCalm && due > clock.now() ? STILL : STILL_AT_WORK)) continue
          const next = clock.next()
          if (isCalm && (next === null || next > until)) break
          if (next !== null) clock.advance(next - clock.now())
          still = 0
        }
        if (clock.now() < until) clock.advance(until - clock.now())
      },
      async retry(exportId: string) {
        opened.outbox.lane('slack')?.tryAgain()
        await opened.store.outbox.retry(exportId, clock.now())
        opened.outbox.wake()
      },
      writes: (mark: number) => slack.control.writesSince(mark).map(({ path }) => path.replace('/api/', '')),
      calls: (method: string) => slack.control.journal().filter(({ path }) => path === `/api/${method}`),
    }
  }
}

/** Looks, a millisecond apart, at which nothing had moved. */
const STILL = 3
const STILL_AT_WORK = 15

/** All texts in blocks, a line for each section. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('')
  if (typeof value !== 'object' || value === null) return ''
  const own = 'text' in value && typeof value.text === 'string' ? value.text : ''
  const inner = Object.values(value).map(textOf).join('')
  const isLine = 'type' in value && (value.type === 'rich_text_section' || value.type === 'button')
  return isLine ? `${own}${inner}\n` : `${own}${inner}`
}
