import type { Command, HumanQuestionData } from '../../../schemas/generated/types.ts'
import type { CommandOutcome, ForkWish, RunOverrides } from '../../ports/councils.ts'
import { foldAll } from '../../council/evolve.ts'
import { parseStored } from '../../log/fold-stored.ts'
import type { Imported } from '../../ports/imports.ts'
import type { Source } from '../attend/source.ts'
import type { GivenMeeting } from '../files/given-meeting.ts'
import { UsageFault } from '../usage.ts'
import type { Estimate } from '../show/estimate.ts'
import { documentsApi } from './documents.ts'
import { forkBody, readEstimate } from './forks.ts'
import { followOnServer } from './follow-on-server.ts'
import { logLines, readFound } from './imported.ts'
import { request, type Door } from './request.ts'
import { fieldsOf, readOutcome, readRun, type RunOnServer, textOf } from './shapes.ts'
import {
  readQuestions,
  readSeats,
  readTimeboxes,
  type SeatOnServer,
  type TimeboxOnServer,
} from './shapes-of-run.ts'

type GivenText = { name: string; text: string; language?: 'en' | 'ru'; model?: string | null }

/** A model reads for minutes; what waits longer for the first byte than this is given up by fetch itself. */
const READING_MS = 290_000

export type ServerApi = ReturnType<typeof openServerApi>

/** What a server that holds runs can be asked. */
export function openServerApi(door: Door) {
  const runs = (runId: string) => `/runs/${encodeURIComponent(runId)}`
  const command = async (runId: string, asked: Command): Promise<CommandOutcome> =>
    readOutcome(await request(door, 'POST', `${runs(runId)}/commands`, { json: asked, answers: [202, 409] }))
  return {
    url: door.url,

    /** Puts the meeting as this file has it; the server must know it by the same id, or we would show another. */
    async putMeeting(meetingId: string, { body, s0Text }: GivenMeeting): Promise<void> {
      const made = await request(
        door,
        'POST',
        '/meetings',
        s0Text === null ? { json: body } : { markdown: s0Text },
      )
      const id = textOf(made, 'id')
      if (id !== meetingId)
        throw new UsageFault(
          `The server at ${door.url} reads this meeting as ${id}, not as ${meetingId}: is it of another version?`,
        )
      const { template, context, options } = body
      // What stands beside a Markdown file is put in as fields: its own text stays the source that is quoted.
      if (s0Text !== null)
        await request(door, 'PATCH', `/meetings/${encodeURIComponent(id)}`, {
          json: { template: template ?? null, context: context ?? null, options: options ?? null },
        })
    },

    /** What the beginning of a run says was decided before. */
    async earlierOf(runId: string): Promise<unknown> {
      const { items } = fieldsOf(await request(door, 'GET', `${runs(runId)}/events?limit=1`))
      return fieldsOf(fieldsOf(Array.isArray(items) ? items[0] : null).data).earlier
    },

    async startRun(meetingId: string, overrides: RunOverrides): Promise<string> {
      const path = `/meetings/${encodeURIComponent(meetingId)}/runs`
      const made = fieldsOf(await request(door, 'POST', path, { json: overrides }))
      return textOf(made.run, 'id')
    },

    /** Has a text imported, and reads what came of it: the run's log, folded here as there. */
    async importText({ name, text, language, model }: GivenText): Promise<Imported & { lines: string[] }> {
      const query = new URLSearchParams({
        ...(language === undefined ? {} : { language }),
        ...(model === undefined ? {} : { model: model ?? '' }),
      })
      const made = fieldsOf(
        await request(door, 'POST', `/imports${query.size === 0 ? '' : `?${query.toString()}`}`, {
          json: { name, text },
          ...(model === undefined ? {} : { patienceMs: READING_MS }),
        }),
      )
      const lines = await logLines(door, textOf(made.run, 'id'))
      const state = foldAll(lines.map(parseStored))
      if (state === null) throw new UsageFault(`The server at ${door.url} says nothing of what it imported.`)
      return { state, ...readFound(made), lines }
    },

    /** Which host the server's models are at; null where it has none. */
    async modelHost(): Promise<string | null> {
      const { items } = fieldsOf(await request(door, 'GET', '/providers'))
      const hosts = Array.isArray(items) ? items.map((one) => fieldsOf(one).host) : []
      return hosts.find((host) => typeof host === 'string') ?? null
    },

    /** What a fork is expected to take; nothing is started. */
    estimateFork: async (wish: ForkWish): Promise<Estimate> =>
      readEstimate(
        await request(door, 'POST', `${runs(wish.runId)}/fork?estimate=true`, { json: forkBody(wish) }),
      ),

    fork: async (wish: ForkWish): Promise<RunOnServer> =>
      readRun(
        fieldsOf(await request(door, 'POST', `${runs(wish.runId)}/fork`, { json: forkBody(wish) })).run,
      ),

    run: async (runId: string): Promise<RunOnServer> => readRun(await request(door, 'GET', runs(runId))),

    seats: async (runId: string): Promise<SeatOnServer[]> =>
      readSeats(await request(door, 'GET', `${runs(runId)}/participants`)),

    timeboxes: async (runId: string): Promise<TimeboxOnServer[]> =>
      readTimeboxes(await request(door, 'GET', runs(runId))),

    /** The questions that wait for a person. */
    questions: async (runId: string): Promise<HumanQuestionData[]> =>
      readQuestions(await request(door, 'GET', `${runs(runId)}/snapshot`)),

    ...documentsApi(door),

    /** The newest runs. */
    async runs(limit: number): Promise<RunOnServer[]> {
      const { items } = fieldsOf(await request(door, 'GET', `/runs?limit=${limit}`))
      return Array.isArray(items) ? items.map(readRun) : []
    },

    command,

    /** The events of a run from its first, as they are stored. */
    source: (runId: string): Source => ({
      follow: (hear, signal) => followOnServer(door, runId, hear, signal),
      command: (asked) => command(runId, asked),
    }),
  }
}
