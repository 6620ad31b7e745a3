import type { Command } from '../../schemas/generated/types.ts'
import { optionsOnTable, type RunState } from '../../backend/council/state.ts'
import { asksForVote } from '../../backend/council/turn-task.ts'
import type { PersonTurn } from './seated.ts'
import { words } from '../words/words.ts'

/** What a person's turn is: words, a choice with its reason, or a vote; and the choices it offers. */
export type Task = {
  kind: 'words' | 'choice' | 'vote'
  /** `optionId` null: none of the options. */
  choices: { value: string; label: string; optionId: string | null }[]
}

/** An answer as the form holds it; the choice is empty as long as none is made. */
export type Answer = { choice: string; confidence: number | null; text: string }

/** The choices are the question's own words; those that name no option let the person have none. */
export function taskOfTurn(run: RunState, { question }: PersonTurn): Task {
  const task = run.turn?.task
  const isVote = task !== undefined && asksForVote(task)
  const open = optionsOnTable(run)
  const choices = (question.options ?? []).map((word) => {
    const optionId = open.find((one) => one.title === word || one.optionId === word)?.optionId ?? null
    return { value: word, label: optionId === null ? (words.turn.none[word] ?? word) : word, optionId }
  })
  return { kind: choices.length === 0 ? 'words' : isVote ? 'vote' : 'choice', choices }
}

/** What is missing before it can be sent, or null. */
export function missingIn({ kind }: Task, { choice, text }: Answer): string | null {
  if (kind !== 'words') return choice === '' ? words.turn.chooseFirst : null
  return text.trim() === '' ? words.turn.saySomething : null
}

/** The command that says it. */
export function commandOf({ kind, choices }: Task, questionId: string, answer: Answer): Command {
  const { choice, confidence } = answer
  const text = answer.text.trim()
  if (kind === 'vote')
    return {
      type: 'vote',
      option: choices.find(({ value }) => value === choice)?.optionId ?? null,
      ...(confidence === null ? {} : { confidence }),
      ...(text === '' ? {} : { reason: text }),
    }
  return {
    type: 'answer',
    questionId,
    ...(choice === '' ? {} : { option: choice }),
    ...(text === '' ? {} : { text }),
  }
}
