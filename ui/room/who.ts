import { chooseSpeaker } from '../../backend/council/speaker-policies/choose-speaker.ts'
import { isInOrder } from '../../backend/council/speaker-policies/in-order.ts'
import { evolve } from '../../backend/council/evolve.ts'
import { PHASES, allSpoke } from '../../backend/council/phases.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { SYSTEM } from '../../backend/council/events.ts'
import { words } from '../words/words.ts'
import { whyChosen } from './why-chosen.ts'

/** Who is next and why: said by the log, asked for by a person, or what the policy will choose if nothing comes between. */
export type Next = { seat: string | null; why: string; isSure: boolean }

export function nextSpeaker(run: RunState): Next | null {
  if (ENDED.has(run.status)) return null
  if (run.selected !== null)
    return { seat: run.selected.seat, why: inNames(run, run.selected.rationale), isSure: true }
  const after = afterThisTurn(run)
  const chosen = chooseSpeaker(after)
  if (chosen?.kind === 'choice' && chosen.choice.policy === 'floor') return asked(after, chosen.choice.seat)
  if (run.phase !== 'debate' && allSpoke(after)) return { seat: null, why: phaseAfter(run), isSure: false }
  if (chosen === null) return { seat: null, why: phaseAfter(run), isSure: false }
  // A model, or whoever speaks now, has not said yet who it is.
  if (chosen.kind === 'ask' || isOpen(run, chosen.choice.candidates))
    return { seat: null, why: words.stage.chosenThen, isSure: false }
  return { seat: chosen.choice.seat, why: words.stage.probably, isSure: false }
}

const asked = ({ floor }: RunState, seat: string): Next => ({
  seat,
  why: whyChosen(floor.find((one) => one.seat === seat)?.why ?? words.stage.probably),
  isSure: true,
})

const isOpen = (run: RunState, candidates: readonly string[]): boolean =>
  candidates.length > 1 && !isInOrder(run.policy) && run.phase !== 'positions' && run.phase !== 'decision'

/** The rules' own fold, asked what stands once the turn under way has ended. */
export function afterThisTurn(run: RunState): RunState {
  const { turn } = run
  if (turn === null) return run
  const { turnId, seat, messageId, attempt } = turn
  const data = { turnId, seat, messageId, attempt, state: 'completed' as const }
  return evolve(run, {
    type: 'turn',
    actor: SYSTEM,
    data,
    seq: run.seq + 1,
    at: run.lastAt,
    fromDriver: true,
  })
}

function phaseAfter(run: RunState): string {
  const next = PHASES[PHASES.indexOf(run.phase) + 1]
  return next === undefined ? words.stage.ends : words.stage.phaseEnds(words.phase[next].toLowerCase())
}

/** A reason names seats by their ids; people know them by name. */
export const inNames = ({ seats }: Pick<RunState, 'seats'>, reason: string): string =>
  seats.reduce((text, { seat, name }) => text.replaceAll(seat, name), whyChosen(reason))
