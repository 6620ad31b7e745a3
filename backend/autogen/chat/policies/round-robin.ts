import type { Selected } from './types.ts'

/** The participant after `lastSpeaker`, round and round; the first where nobody spoke or the last speaker has left. */
export function nextInRound<Name extends string>(
  participants: readonly Name[],
  lastSpeaker: string | null,
): Selected<Name> | null {
  const last = participants.findIndex((name) => name === lastSpeaker)
  const speaker = participants[(last + 1) % participants.length]
  if (speaker === undefined) return null
  const rationale =
    last < 0 ? `The round begins with ${speaker}.` : `After ${lastSpeaker} it is the turn of ${speaker}.`
  return { speaker, candidates: [...participants], rationale }
}

/** The first participant who has not spoken yet in this one round, or null once all have. */
export function nextUnheard<Name extends string>(
  participants: readonly Name[],
  spoken: ReadonlySet<string> | readonly string[],
): Selected<Name> | null {
  const heard = new Set(spoken)
  const candidates = participants.filter((name) => !heard.has(name))
  const speaker = candidates[0]
  if (speaker === undefined) return null
  const rationale =
    candidates.length === 1
      ? `${speaker} is the last to speak in this round.`
      : `${speaker} is the next of ${candidates.length} who have not spoken in this round.`
  return { speaker, candidates, rationale }
}
