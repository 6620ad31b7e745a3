import { tally } from '../decisions/tally.ts'
import { clipped } from '../meeting/clipped.ts'
import { ABSTAIN, NO_POSITION, PASS } from '../questions.ts'
import { openItem, optionsOnTable, type RunState } from '../state.ts'
import type { OpenTurn } from '../turn-state.ts'
import { asksForVote } from '../turn-task.ts'
import type { Ctx, Heard } from '../working.ts'

/** What a person can choose in a turn; `optionId` null: none of them. */
export type Choice = { word: string; optionId: string | null }

/** What a person said in a turn; without a choice these are words alone. */
export type Speech = {
  text: string
  choice?: Choice
  confidence?: number | null
  mentions?: string[]
  /** What is plainly said in the words beside the choice. */
  heard: Heard[]
}

/** A question lists no more than fifty answers; any option can be chosen by its id. */
const MOST_LISTED = 49

/** The choices of a turn whose point is a choice; else none. */
export function choicesOf(state: RunState, { phase, task }: Pick<OpenTurn, 'phase' | 'task'>): Choice[] {
  const isVote = asksForVote(task)
  if (!isVote && phase !== 'positions') return []
  const open = task.kind === 'tie_break' ? tiedOptions(state) : optionsOnTable(state)
  const titles = open.map(({ optionId, title }) => ({ word: clipped(title, 500), optionId }))
  return titles.length === 0 && !isVote
    ? []
    : [...titles, { word: isVote ? ABSTAIN : NO_POSITION, optionId: null }]
}

/** The answers that are offered, by their words. */
export function listed(choices: readonly Choice[]): string[] {
  const none = choices.filter((one) => one.optionId === null)
  const options = choices.filter((one) => one.optionId !== null).slice(0, MOST_LISTED)
  return [...new Set([...options, ...none].map((one) => one.word))]
}

/**
 * What an answer says in this turn: words, a choice with its reason, or that the floor may pass on. Null: neither. What
 * is chosen stands; what else is plainly said is read out of the words.
 */
export function readSpeech(
  state: RunState,
  turn: OpenTurn,
  { option = '', text = '' }: { option?: string; text?: string },
  { heard }: Pick<Ctx, 'heard'>,
): Speech | typeof PASS | null {
  const choices = choicesOf(state, turn)
  const said = option === '' ? text.trim() : option.trim()
  const choice = chosen(choices, said)
  if (choice !== undefined) {
    const reason = option === '' ? '' : text.trim()
    return { text: reason, choice, heard: beside(heard(state, turn, reason)) }
  }
  if (said.toLowerCase() === PASS) return PASS
  if (said === '' || (choices.length > 0 && option !== '')) return null
  const words = text.trim() === '' ? said : text.trim()
  const read = heard(state, turn, words)
  // Words that name no option are no vote, and who gave them can put that right.
  const isVote = choices.length > 0 && turn.phase === 'decision'
  return isVote && !read.some(({ tool }) => tool === 'cast_vote') ? null : { text: words, heard: read }
}

const beside = (heard: Heard[]): Heard[] => heard.filter(({ tool }) => !CHOICES.has(tool))
const CHOICES = new Set(['take_position', 'cast_vote'])

const chosen = (choices: readonly Choice[], said: string): Choice | undefined =>
  choices.find((one) => one.word === said) ??
  choices.find((one) => one.word.toLowerCase() === said.toLowerCase()) ??
  choices.find((one) => one.optionId === said)

function tiedOptions(state: RunState) {
  const item = openItem(state)
  const leaders = item === null ? [] : tally(state, item).leaders
  return optionsOnTable(state).filter((one) => leaders.includes(one.optionId))
}
