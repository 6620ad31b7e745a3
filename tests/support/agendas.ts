import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { lensesOf } from '../../backend/agents/lenses.ts'
import { offlineSelector } from '../../backend/agents/offline/offline-selector.ts'
import { createOfflineVoices } from '../../backend/agents/offline/offline-voices.ts'
import { readMeetingFile } from '../../backend/minutes/formats/meeting-file.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import type { SpeakerPolicy } from '../../backend/council/speaker-policies/policy.ts'
import type { RunState } from '../../backend/council/state.ts'
import type { Voices } from '../../backend/ports/voice.ts'
import type { Command, Meeting, Phase } from '../../schemas/generated/types.ts'
import { TestClock } from './clock.ts'
import { openTestHouse, registry } from './house.ts'

/** Real agendas with their context files; they are not ours to keep, so tests find them beside the checkout or by XIO_AGENDAS. */
export const AGENDAS =
  process.env.XIO_AGENDAS ?? path.join(import.meta.dirname, '../../../shared/data/agendas')
export const agendasAreHere = existsSync(AGENDAS)

export type Agenda = {
  name: string
  options: string[]
  text: string
  context: { title: string; text: string }[]
}

export function readAgendas(): Agenda[] {
  if (!agendasAreHere) return []
  const folders = readdirSync(AGENDAS).filter((name) => existsSync(path.join(AGENDAS, name, 'agenda.md')))
  return folders.toSorted().map((name) => {
    const at = (...parts: string[]) => path.join(AGENDAS, name, ...parts)
    const meta: { options: string[] } = JSON.parse(readFileSync(at('meta.json'), 'utf8'))
    const context = readdirSync(at('context'))
      .toSorted()
      .map((file) => ({ title: path.parse(file).name, text: readFileSync(at('context', file), 'utf8') }))
    return { name, options: meta.options, text: readFileSync(at('agenda.md'), 'utf8'), context }
  })
}

export type Held = { state: RunState; events: RunEvent[]; lines: string[]; faults: string[] }

/** Holds a council of the offline panel on a text; the clock moves by a millisecond at each look. */
export async function hold(
  text: string,
  context: { title: string; text: string }[] = [],
  more: {
    seed?: number
    policy?: string
    /** Beside those that are built in. */
    policies?: readonly SpeakerPolicy[]
    bend?: (meeting: Meeting) => Meeting
    /** What a person asks of the run while the first turn of a phase is under way. */
    asks?: { phase: Phase; command: Command }[]
  } = {},
): Promise<Held> {
  const read = readMeetingFile({ name: 'agenda.md', text, beside: context })
  const meeting = more.bend?.(read.meeting) ?? read.meeting
  const waiting = [...(more.asks ?? [])]
  const asking: Voices = (run) => {
    const voiceOf = createOfflineVoices(lensesOf(registry))(run)
    return (seat) => ({
      async speak(request, options) {
        const due = waiting.filter((one) => one.phase === request.phase)
        for (const one of due) {
          waiting.splice(waiting.indexOf(one), 1)
          await house.command(run.runId, one.command)
        }
        return voiceOf(seat).speak(request, options)
      },
    })
  }
  const house = openTestHouse({
    voices: asking,
    selectors: () => offlineSelector,
    ...(more.policies === undefined ? {} : { policies: more.policies }),
    clock: new TestClock(undefined, 1),
  })
  const { runId } = await house.start(meeting, {
    meeting,
    ...(read.s0Text === undefined ? {} : { s0Text: read.s0Text }),
    notes: read.notes,
    extraContext: context,
    overrides: {
      panel: 'offline',
      ...(more.seed === undefined ? {} : { seed: more.seed }),
      ...(more.policy === undefined ? {} : { policy: more.policy }),
    },
  })
  await house.pool.drive(runId)
  const lines = (await house.log.read(runId, 0)).map((stored) => stored.bytes)
  return {
    state: await house.state(runId),
    events: await house.events(runId),
    lines,
    faults: house.logger.lines,
  }
}

/** The decision log and tasks of a run, which every run has. */
export function record(state: RunState) {
  const log = state.artifacts.decision_log?.body
  const tasks = state.artifacts.action_items?.body
  const summary = state.artifacts.summary?.body
  if (log === undefined || tasks === undefined || summary === undefined)
    throw new Error('The run left no record.')
  return { log, tasks, summary }
}
