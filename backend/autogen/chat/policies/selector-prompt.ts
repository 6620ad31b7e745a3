import type { ChatMessage } from '../messages.ts'
import { toModelText } from '../render.ts'

export type Role = { name: string; description: string }

/** Asks for the next speaker, unless the user writes a prompt of their own with the same three places. */
export const SELECTOR_PROMPT = `Several roles take part in a conversation:
{roles}

This is what has been said so far:

{history}

Which of {participants} should speak next? Answer with the name only.`

/** The conversation as the model that selects reads it. */
export const historyOf = (messages: readonly ChatMessage[]): string =>
  messages.map((message) => `${message.source}: ${toModelText(message)}`).join('\n\n')

/** The prompt with its places filled in. */
export function selectorPrompt(
  {
    participants,
    history,
    prompt = SELECTOR_PROMPT,
  }: { participants: readonly Role[]; history: string; prompt?: string },
  candidates: readonly string[],
): string {
  // A description of several lines would look like several roles.
  const roles = participants.map(({ name, description }) =>
    `${name}: ${description.replaceAll(/\s+/g, ' ')}`.trim(),
  )
  const places: Record<string, string> = {
    '{roles}': roles.join('\n'),
    '{participants}': listed(candidates),
    '{history}': history,
  }
  // In one pass, so that nothing anybody said is taken for a place.
  return prompt.replaceAll(/\{(?:roles|participants|history)\}/g, (place) => places[place] ?? place)
}

export const listed = (names: readonly string[]): string => `[${names.map((name) => `'${name}'`).join(', ')}]`
