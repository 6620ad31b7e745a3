import type { ForkChanges, HeldMeeting, RunCreatedData, Seat } from '../../schemas/generated/types.ts'
import type { Registry } from '../agents/registry.ts'
import { invalid } from '../council/meeting/meeting-invalid.ts'
import { heldPolicy } from '../council/meeting/policy.ts'
import { inLanguage } from '../council/meeting/in-language.ts'
import { shuffled } from '../council/shuffle.ts'
import type { RunState } from '../council/state.ts'
import type { Panels } from '../ports/models.ts'
import { agentsOf, promptVersions } from './start-run.ts'
import { whoSpeaks } from './who-speaks.ts'

/** What a fork is made of: all of its parent as it stood at `parent.seq`, and what is other. */
export function forkData(
  { registry, panels }: { registry: Registry; panels?: Panels },
  state: RunState,
  given: { changes: ForkChanges; parent: NonNullable<RunCreatedData['parent']> },
): RunCreatedData {
  const { changes, parent } = given
  const template = templateOf(registry, state, changes)
  const seats = seatsOf(registry, state, changes)
  const meeting = { ...meetingOf(state, changes, seats), template: template.id }
  const policy = policyOf(registry, state, changes, template.body)
  const held = { ...meeting, seats, policy }
  return {
    kind: 'council',
    meeting: held,
    seats,
    policy,
    template,
    promptVersions: promptVersions(registry, held),
    ...agentsOf(registry, held, template.body),
    ...speakersOf(state, changes, seats, { registry, ...(panels === undefined ? {} : { panels }) }),
    seed: changes.seed ?? state.seed,
    // Where the council had not begun, all stands as this event says.
    ...(state.earlier === undefined ? {} : { earlier: state.earlier }),
    parent,
    ...(Object.keys(changes).length === 0 ? {} : { fork: changes }),
  }
}

function templateOf(registry: Registry, state: RunState, { template: id }: ForkChanges) {
  if (id === undefined) return state.template
  const body = registry.template(id)
  if (body !== undefined) return { id: body.id, version: body.version, body }
  const known = registry.templates.map((one) => one.id).join(', ')
  throw invalid('/template', `names no template there is: “${id}”. Use one of: ${known}.`)
}

function policyOf(
  registry: Registry,
  state: RunState,
  { policy: name }: ForkChanges,
  template: RunState['template']['body'],
): RunState['policy'] {
  if (name === undefined || name === state.policy.name) return state.policy
  const names = registry.policies.map((one) => one.name)
  return heldPolicy({ name }, inLanguage(template, state.meeting.language), names)
}

function seatsOf(registry: Registry, state: RunState, changes: ForkChanges): Seat[] {
  const { silent = [], seats: others = [], order } = changes
  for (const [index, seat] of silent.entries()) known(state, seat, `/silent/${index}`)
  for (const [index, { seat, agent }] of others.entries()) {
    known(state, seat, `/seats/${index}/seat`)
    if (agent !== undefined && registry.agent(agent) === undefined)
      throw invalid(
        `/seats/${index}/agent`,
        `names no agent there is: “${agent}”. xio agents lists those there are.`,
      )
  }
  const spoke = new Set([...state.messages].map((one) => one.seat))
  const seated = state.seats.filter(({ seat }) => !silent.includes(seat) || spoke.has(seat))
  for (const role of ['expert', 'moderator', 'scribe', 'integrator'] as const) {
    const had = state.seats.filter((one) => one.role === role)
    if (had.length > 0 && had.every(({ seat }) => silent.includes(seat)))
      throw invalid(
        '/silent',
        `leaves no ${role} who speaks: leave one of ${had.map((one) => one.seat).join(', ')} out of it.`,
      )
  }
  const changed = seated.map((seat) => {
    const { agent, model, name } = others.find((one) => one.seat === seat.seat) ?? {}
    if (agent === undefined) return { ...seat, ...given({ model, name }) }
    const { person: _, deputy: __, ...chair } = seat
    return { ...chair, ...given({ agent, model, name }) }
  })
  return order === undefined ? changed : shuffled(changed, order)
}

function known({ seats }: RunState, seat: string, pointer: string): void {
  if (seats.some((one) => one.seat === seat)) return
  throw invalid(
    pointer,
    `names no seat of this council: “${seat}”. Use one of ${seats.map((one) => one.seat).join(', ')}.`,
  )
}

function meetingOf(state: RunState, changes: ForkChanges, seats: readonly Seat[]): HeldMeeting {
  const { meeting } = state
  const { timeboxes = [], maxTurns, maxMinutes, maxTokens, maxCostUsd } = changes
  for (const [index, { itemId }] of timeboxes.entries())
    if (!meeting.agenda.some(({ id }) => id === itemId))
      throw invalid(
        `/timeboxes/${index}/itemId`,
        `names no item of the agenda: “${itemId}”. Use one of ${meeting.agenda.map(({ id }) => id).join(', ')}.`,
      )
  return {
    ...meeting,
    agenda: meeting.agenda.map((item) => {
      const minutes = timeboxes.find(({ itemId }) => itemId === item.id)?.minutes
      return minutes === undefined ? item : { ...item, timeboxMinutes: minutes }
    }),
    context: sourcesOf(state, changes, seats),
    budget: { ...state.budget, ...given({ maxTurns, maxMinutes, maxTokens, maxCostUsd }) },
  }
}

function sourcesOf(
  state: RunState,
  { sources }: ForkChanges,
  seats: readonly Seat[],
): HeldMeeting['context'] {
  const { add = [], drop = [] } = sources ?? {}
  const { context } = state.meeting
  const cited = new Set([...state.cited].map((place) => place.slice(0, place.lastIndexOf(':'))))
  for (const [index, id] of drop.entries()) {
    const pointer = `/sources/drop/${index}`
    if (id === 's0') throw invalid(pointer, 'is the meeting itself, which cannot be left out.')
    if (!context.some((one) => one.id === id))
      throw invalid(pointer, `names no source of this council: “${id}”.`)
    if (cited.has(id))
      throw invalid(
        pointer,
        `is a source that was cited before this point: “${id}”. Fork before that message.`,
      )
  }
  const next = Math.max(...context.map(({ id }) => Number(/^s(\d{1,9})$/.exec(id)?.[1] ?? 0))) + 1
  const kept = context.filter(({ id }) => !drop.includes(id)).map((one) => readable(one, seats))
  return [...kept, ...add.map((source, index) => ({ id: `s${next + index}`, ...readable(source, seats) }))]
}

/** A source that only a seat was given that is not at the table is nobody's. */
function readable<S extends { seats?: string[] }>(source: S, seats: readonly Seat[]): S {
  if (source.seats === undefined) return source
  return { ...source, seats: source.seats.filter((seat) => seats.some((one) => one.seat === seat)) }
}

/** Who speaks is asked anew only where somebody wants it other: what the parent's log says holds. */
function speakersOf(
  state: RunState,
  { panel, model, seats: others = [] }: ForkChanges,
  seats: readonly Seat[],
  { registry, panels }: { registry: Registry; panels?: Panels },
): Pick<RunCreatedData, 'panel' | 'voices'> {
  const other =
    panel !== undefined ||
    model !== undefined ||
    others.some((one) => one.model !== undefined || one.agent !== undefined)
  const speaking =
    other && panels !== undefined
      ? whoSpeaks(seats, { panel: panel ?? state.panel, ...given({ model }) }, { registry, panels })
      : { panel: panel ?? state.panel, voices: voicesOf(state, seats) }
  const { voices } = speaking
  return { panel: speaking.panel, ...(Object.keys(voices).length === 0 ? {} : { voices }) }
}

const voicesOf = ({ voices }: RunState, seats: readonly Seat[]): RunState['voices'] =>
  Object.fromEntries(Object.entries(voices).filter(([seat]) => seats.some((one) => one.seat === seat)))

/** Without what was not given. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
