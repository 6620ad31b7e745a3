import type { ForkChanges } from '../../schemas/generated/types.ts'
import type { RunState } from '../../backend/council/state.ts'
import { otherOrder } from './other-order.ts'

/** The fork dialog as it is filled in; numbers as they are typed. */
export type ForkDraft = {
  name: string
  /** After which message it begins; 0 is the beginning. */
  after: string
  silent: readonly string[]
  seats: Readonly<Record<string, { agent: string; model: string }>>
  policy: string
  isReordered: boolean
  minutes: Readonly<Record<string, string>>
  maxTurns: string
  instruction: string
  drop: readonly string[]
  addTitle: string
  addText: string
}
export type Faults = Partial<Record<'after' | 'maxTurns' | 'add', true>> & { minutes: readonly string[] }

type Origin = Pick<RunState, 'meeting' | 'seats' | 'policy' | 'budget' | 'seed'>

/** What somebody thinks of already, and all else as it was. */
export function draftOf({ meeting, policy, budget }: Origin, changes: ForkChanges, after: number): ForkDraft {
  return {
    name: changes.name ?? '',
    after: String(after),
    silent: changes.silent ?? [],
    seats: {},
    policy: changes.policy ?? policy.name,
    isReordered: changes.order !== undefined,
    minutes: Object.fromEntries(meeting.agenda.map(({ id, timeboxMinutes }) => [id, String(timeboxMinutes)])),
    maxTurns: String(changes.maxTurns ?? budget.maxTurns),
    instruction: changes.instruction ?? '',
    drop: [],
    addTitle: '',
    addText: '',
  }
}

/** What is other than in the run it comes from; what is as it was is left out. */
export function changesOf(draft: ForkDraft, origin: Origin, given: ForkChanges): ForkChanges {
  const { meeting, policy, budget, seed } = origin
  const [name, instruction] = [draft.name.trim(), draft.instruction.trim()]
  const seats = Object.entries(draft.seats).flatMap(([seat, { agent, model }]) =>
    agent === '' && model.trim() === ''
      ? []
      : [
          {
            seat,
            ...(agent === '' ? {} : { agent }),
            ...(model.trim() === '' ? {} : { model: model.trim() }),
          },
        ],
  )
  const timeboxes = meeting.agenda.flatMap(({ id, timeboxMinutes }) => {
    const minutes = numberIn(draft.minutes[id] ?? '')
    return minutes === null || minutes === timeboxMinutes ? [] : [{ itemId: id, minutes }]
  })
  const maxTurns = numberIn(draft.maxTurns)
  const sources = sourcesOf(draft)
  const { order: _, silent: __, name: ___, policy: ____, ...kept } = given
  return {
    ...kept,
    ...(name === '' ? {} : { name }),
    ...(draft.silent.length === 0 ? {} : { silent: [...draft.silent] }),
    ...(seats.length === 0 ? {} : { seats }),
    ...(draft.policy === policy.name ? {} : { policy: draft.policy }),
    ...(draft.isReordered ? { order: given.order ?? otherOrder(seed) } : {}),
    ...(timeboxes.length === 0 ? {} : { timeboxes }),
    ...(maxTurns === null || maxTurns === budget.maxTurns ? {} : { maxTurns }),
    ...(instruction === '' ? {} : { instruction }),
    ...(sources === null ? {} : { sources }),
  }
}

function sourcesOf({ drop, addTitle, addText }: ForkDraft): ForkChanges['sources'] | null {
  const [title, text] = [addTitle.trim(), addText.trim()]
  if (drop.length === 0 && title === '') return null
  return {
    ...(title === '' ? {} : { add: [{ title, text }] }),
    ...(drop.length === 0 ? {} : { drop: [...drop] }),
  }
}

/** What cannot be asked for as it is typed; null where all can. */
export function faultsOf(draft: ForkDraft, messages: number): Faults | null {
  const after = Number(draft.after)
  const turns = numberIn(draft.maxTurns)
  const faults: Faults = {
    minutes: Object.entries(draft.minutes).flatMap(([id, text]) => (numberIn(text) === null ? [id] : [])),
    ...(draft.after.trim() !== '' && Number.isInteger(after) && after >= 0 && after <= messages
      ? {}
      : { after: true }),
    ...(turns !== null && Number.isInteger(turns) ? {} : { maxTurns: true }),
    ...((draft.addTitle.trim() === '') === (draft.addText.trim() === '') ? {} : { add: true }),
  }
  return faults.minutes.length + Object.keys(faults).length === 1 ? null : faults
}

/** A number greater than 0, as people type it. */
function numberIn(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) || value <= 0 ? null : value
}
