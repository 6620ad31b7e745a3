import type { QualityGateData } from '../../../schemas/generated/types.ts'
import { choiceOf, chooseSpeaker, type Choice } from '../speaker-policies/choose-speaker.ts'
import { waitsForPerson } from '../people.ts'
import { CONCLUDE, deadlineOf, EXTEND, NO_CONSENSUS } from '../questions.ts'
import { ENDED, mainItemId, nextId, openItem } from '../state.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { mustAsk } from '../at-zero.ts'
import { askAboutTime } from './time-question.ts'
import { askPerson } from './ask-person.ts'
import { askForTurn } from './ask-turn.ts'
import type { SpeakerAnswer } from './driver-commands.ts'
import { concludeRun, spentBudget } from './end-run.ts'
import { isOver, moveOn } from './move-on.ts'
import { settleQueued } from './queue.ts'
import { askAboutGate, turnIsOver } from './turn-is-over.ts'

/** Everything that waits for the end of a turn, in the order of CONTRACT section 5, up to the start of the next. */
export function afterTurn(
  w: Working,
  dissent: QualityGateData | null = null,
  answered: Answered | null = null,
): void {
  const { escalate } = turnIsOver(w, dissent)
  settleQueued(w, 'next_turn')
  if (w.state.status !== 'running') return
  if (w.state.concluding) return concludeRun(w, spentBudget(w) ?? 'max_turns')
  if (escalate !== null) return askAboutGate(w, escalate)
  const spent = spentBudget(w)
  if (spent !== null && w.state.budgetExtended && !isOver(w.state)) return concludeRun(w, spent)
  moveOn(w)
  if (ENDED.has(w.state.status)) return
  if (spent !== null) return askAboutBudget(w, spent)
  if (mustAsk(w.state)) return askAboutTime(w)
  if (optionsAreMissing(w)) return askForOptions(w)
  startNext(w, answered)
}

const askAboutBudget = (w: Working, code: string): void =>
  askPerson(w, {
    purpose: 'budget',
    text: wordingOf(w.state).ask.budget(code),
    options: [EXTEND, CONCLUDE],
    defaultAnswer: CONCLUDE,
  })

/** A decision needs something to choose from: nobody but a person may name options that stand in no text. */
function optionsAreMissing(w: Working): boolean {
  const { state } = w
  const asked = state.asked.some((one) => one.purpose === 'options')
  return (
    state.itemId !== null &&
    state.itemId === mainItemId(state) &&
    state.phase === 'positions' &&
    state.options.length === 0 &&
    !asked &&
    openItem(state)?.decision === null
  )
}

const askForOptions = (w: Working): void =>
  askPerson(w, {
    purpose: 'options',
    text: wordingOf(w.state).ask.options,
    defaultAnswer: NO_CONSENSUS,
  })

/** What a model said of who has this turn. */
type Answered = { turnId: string; choice: SpeakerAnswer }

/**
 * Starts the turn that was cut or failed again, else gives the floor to the next speaker. Where a model is to say who
 * that is, and has not, nothing is done: the driver asks it.
 */
export function startNext(w: Working, answered: Answered | null = null): void {
  const { retry } = w.state
  if (retry !== null) return startTurn(w, retry.seat, retry.turnId, retry.attempt + 1)
  const turnId = nextId(w.state, 't')
  const choice = nextChoice(w, answered?.turnId === turnId ? answered.choice : null)
  if (choice === null) return
  w.emit('speaker_selected', { ...choice, turnId })
  startTurn(w, choice.seat, turnId, 1)
}

function nextChoice(w: Working, answer: SpeakerAnswer | null): Choice | null {
  const next = chooseSpeaker(w.state, w.ctx.policies)
  if (next === null) return null
  if (next.kind === 'choice') return next.choice
  return answer === null ? null : choiceOf(w.state, next.asking, answer)
}

function startTurn(w: Working, seat: string, turnId: string, attempt: number): void {
  const { state, ctx } = w
  const byPerson = waitsForPerson(state, seat) && state.retry?.deputy !== true
  w.emit(
    'turn',
    {
      turnId,
      seat,
      messageId: nextId(state, 'm'),
      state: 'started',
      attempt,
      context: ctx.turnContext(state, { turnId, seat }),
      reserved: { tokens: 0, usd: 0 },
      deadlineSeconds: byPerson
        ? Math.ceil((deadlineOf(state.meeting, ctx.now) - ctx.now) / 1000)
        : ctx.deadlineSeconds(seat),
    },
    w.seatActor(seat),
  )
  if (byPerson) askForTurn(w)
}
