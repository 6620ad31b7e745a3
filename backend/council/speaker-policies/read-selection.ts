import { readAnswer } from '../../autogen/chat/policies/selector.ts'
import { clipped } from '../meeting/clipped.ts'
import type { SpeakerView } from './policy.ts'

/** Who was chosen and why, or what to tell the model so that it answers better. */
export type Selection = { seat: string; why: string } | { complaint: string }

// A name stands at the beginning or nowhere; what is longer was not asked for.
const MOST_READ = 20_000
const MOST_WHY = 700

/**
 * The seat that a model names, in a form or in plain words, by its id or by its name at the table. The rules judge it
 * again when it is handed in.
 */
export function readSelection(
  answer: { text: string; seat?: string; reason?: string },
  view: SpeakerView,
): Selection {
  const given = answer.seat === undefined ? inJson(answer.text) : answer
  if (given === null) return inWords(answer.text.slice(0, MOST_READ), view)
  if (view.candidates.includes(given.seat ?? ''))
    return { seat: given.seat ?? '', why: clipped((given.reason ?? '').trim(), MOST_WHY) }
  return {
    complaint: `${clipped(given.seat ?? '', 60)} may not speak now. Select one of: ${listed(view.candidates)}.`,
  }
}

function inWords(text: string, view: SpeakerView): Selection {
  const byId = named(
    text,
    view.seats.map(({ seat }) => ({ seat, name: seat })),
    view,
  )
  if ('seat' in byId) return byId
  const names = new Set(view.seats.map(({ name }) => name))
  // Two seats of one name cannot be told apart by it.
  const byName = names.size === view.seats.length ? named(text, view.seats, view) : byId
  return 'seat' in byName ? byName : byId
}

/** The library's own reading of a selector's words. */
function named(
  text: string,
  seats: readonly { seat: string; name: string }[],
  { candidates, lastSpeaker }: SpeakerView,
): Selection {
  const nameOf = (seat: string | null) => seats.find((one) => one.seat === seat)?.name
  const allowed = candidates.flatMap((seat) => nameOf(seat) ?? [])
  const read = readAnswer(
    text,
    {
      participants: seats.map(({ name }) => ({ name, description: '' })),
      previousSpeaker: nameOf(lastSpeaker) ?? null,
      allowRepeatedSpeaker: lastSpeaker !== null && candidates.includes(lastSpeaker),
      history: '',
      maxAttempts: Infinity,
    },
    { kind: 'ask', prompt: '', candidates: allowed, attempt: 1 },
  )
  if (read.kind === 'retry') return { complaint: read.feedback }
  const seat = seats.find(({ name }) => name === read.choice.speaker)?.seat ?? ''
  const why = text.trim() === read.choice.speaker ? '' : clipped(text.trim(), MOST_WHY)
  return { seat, why }
}

/** Some models write the form out as text, fenced or not. */
function inJson(text: string): { seat?: string; reason?: string } | null {
  const body = /^\s*(?:```(?:json)?\s*)?(\{[\s\S]*\})\s*(?:```)?\s*$/.exec(text.slice(0, MOST_READ))?.[1]
  if (body === undefined) return null
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || !('seat' in value)) return null
    if (typeof value.seat !== 'string') return null
    const reason = 'reason' in value && typeof value.reason === 'string' ? { reason: value.reason } : {}
    return { seat: value.seat, ...reason }
  } catch {
    return null
  }
}

const listed = (names: readonly string[]): string => names.join(', ')
