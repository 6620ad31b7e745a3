import type { HeldMeeting, Phase, Template } from '../../../schemas/generated/types.ts'
import { workDriver } from '../decide/drive.ts'
import type { DriverCommand } from '../decide/driver-commands.ts'
import { SYSTEM } from '../events.ts'
import { created } from '../evolve/run-created.ts'
import { ENDED, nextId, type RunState } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Ctx, Working } from '../working.ts'
import { chooseSpeaker } from './choose-speaker.ts'
import type { SpeakerPolicy } from './policy.ts'

/** A turn as it would come. `seat` is null where nobody can know before the council talks: then `by` says who will say it. */
export type PreviewedTurn = {
  phase: Phase
  seat: string | null
  by: 'policy' | 'model' | 'speaker'
  candidates: string[]
  why: string
}

type Given = {
  meeting: HeldMeeting
  template: Template
  policies: readonly SpeakerPolicy[]
  turns: number
}

/**
 * Who would have the floor in the first turns, by the very rules of a run in which everybody speaks and hands in nothing.
 * Where a model or the speaker chooses it goes on as the order would.
 */
export function previewSpeakers({ meeting, template, policies, turns }: Given): PreviewedTurn[] {
  const ctx: Ctx = { ...NOBODY_OUTSIDE, policies }
  const seen: PreviewedTurn[] = []
  let state = newRun(withAgents(withOptions(meeting)), template)
  let command: DriverCommand | null = { type: 'driver_start' }
  for (let steps = 0; steps < turns * MOST_STEPS && command !== null; steps++) {
    const done = workDriver(state, command, ctx)
    seen.push(...selected(done, command.type === 'speaker_answered'))
    state = done.state
    const asking = asked(state, policies)
    if (asking !== null) seen.push(asking)
    if (seen.length >= turns) break
    command = next(state, policies)
  }
  return seen.slice(0, turns)
}

/** A turn takes one command, or a few where a question comes between. */
const MOST_STEPS = 4

/** What the driver would do next; null where there is nothing to do any more. */
function next(state: RunState, policies: readonly SpeakerPolicy[]): DriverCommand | null {
  const { turn, human } = state
  if (ENDED.has(state.status)) return null
  if (human !== null) return { type: 'question_due', questionId: human.questionId, now: true }
  if (turn !== null) {
    const { turnId, attempt } = turn
    return { type: 'turn_completed', turnId, attempt, answer: NOTHING_NEW }
  }
  const choice = chooseSpeaker(state, policies)
  if (choice?.kind !== 'ask') return choice === null ? null : { type: 'next_turn' }
  const { seat } = choice.asking.view.order
  return { type: 'speaker_answered', turnId: nextId(state, 't'), choice: { seat, why: '' }, calls: [] }
}

const NOTHING_NEW = { text: '…', contributions: [], refused: [], calls: [] }

/** The speakers that were given the floor; one whom a model was asked for is told of already. */
function selected({ events, state }: Pick<Working, 'events' | 'state'>, known: boolean): PreviewedTurn[] {
  return events.flatMap((event) => {
    if (event.type !== 'speaker_selected' || known) return []
    const { seat, candidates, rationale, policy } = event.data
    const handed = policy === 'handoff' && candidates.length > 1 && !OF_THE_ORDER.has(state.phase)
    return [
      handed
        ? open(state, 'speaker', candidates)
        : { phase: state.phase, seat, by: 'policy' as const, candidates, why: rationale },
    ]
  })
}

/** Phases in which everybody is heard in order, whatever the policy. */
const OF_THE_ORDER = new Set<Phase>(['positions', 'decision'])

function asked(state: RunState, policies: readonly SpeakerPolicy[]): PreviewedTurn | null {
  if (state.status !== 'running' || state.turn !== null || state.human !== null) return null
  const choice = chooseSpeaker(state, policies)
  return choice?.kind === 'ask' ? open(state, 'model', choice.asking.candidates) : null
}

function open(state: RunState, by: 'model' | 'speaker', candidates: string[]): PreviewedTurn {
  const words = wordingOf(state).floor
  const why = by === 'model' ? words.modelChooses(candidates) : words.speakerNames(candidates)
  return { phase: state.phase, seat: null, by, candidates, why: words.inPhase(state.phase, why) }
}

const newRun = (meeting: HeldMeeting, template: Template): RunState =>
  created(
    {
      kind: 'council',
      meeting,
      seats: meeting.seats,
      policy: meeting.policy,
      template: { id: template.id, version: template.version, body: template },
      promptVersions: {},
      panel: 'offline',
      seed: 1,
    },
    { seq: 1, at: 0, actor: SYSTEM, runId: 'preview', workspaceId: 'main' },
  )

/** People speak when they like; their seats have their turns all the same. */
const withAgents = (meeting: HeldMeeting): HeldMeeting => ({
  ...meeting,
  seats: meeting.seats.map(({ person: _person, ...seat }) => seat),
})

/** Without options a council asks a person for some first. */
const withOptions = (meeting: HeldMeeting): HeldMeeting =>
  meeting.options.length > 0
    ? meeting
    : { ...meeting, options: ['o1', 'o2'].map((id) => ({ id, title: id, summary: '' })) }

/** Time stands still, and nobody has anything to add. */
const NOBODY_OUTSIDE: Omit<Ctx, 'policies'> = {
  now: 0,
  sha256: () => '',
  digest: () => '',
  turnContext: () => ({ messageIds: [], sourceIds: [], promptVersion: '', sha256: '' }),
  heard: () => [],
  deadlineSeconds: () => 60,
  attempts: () => 1,
  onFailure: () => 'skip',
}
