import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import type { SpeakOptions, TurnAnswer, TurnRequest, Voices } from '../../ports/voice.ts'
import { analyse, type Matter } from './analyse.ts'
import { answerTo } from './answer.ts'
import type { Origin } from './evidence/types.ts'
import { phrasesIn } from './speaking/phrases.ts'
import type { View } from './speaking/view.ts'
import type { Analysis, Lens } from './weighing/types.ts'

/** Analyses kept of a meeting: one for every set of sources a seat may read, and for what was said so far. */
const KEPT = 16
type Kept = WeakMap<HeldMeeting, Map<string, Analysis>>

/** How a seat looks at the facts, by the registry; undefined where that does not say. */
export type LensOf = (meeting: HeldMeeting, seat: string) => Lens | 'none' | undefined

/** The seats that reason without a language model: they find, quote, count and compute. */
export const createOfflineVoices = (lensOf: LensOf = () => undefined): Voices => {
  const kept: Kept = new WeakMap()
  return ({ meeting, seed }) => {
    const lenses = lensesOf(meeting, lensOf)
    const names = new Map(meeting.seats.map((seat) => [seat.seat, seat.name]))
    return () => ({
      speak: async (request, options) => {
        const view: View = {
          request,
          analysis: analysisOf(kept, meeting, request, seed),
          unsaid: request.board.said.length === 0 ? null : analysisOf(kept, meeting, request, seed, false),
          lens: lenses(request.seat),
          lensOf: lenses,
          nameOf: (seat) => names.get(seat) ?? seat,
          talk: talkOf(meeting, request.itemId),
          say: phrasesIn(request.language),
        }
        return deliver(view, options)
      },
    })
  }
}

const talkOf = ({ agenda }: HeldMeeting, itemId: string): string | null =>
  agenda.find((item) => item.id === itemId && item.kind === 'discuss')?.title ?? null

const deliver = (view: View, { onDraft, signal }: SpeakOptions): TurnAnswer => {
  const turn = answerTo(view)
  const { role } = view.request
  for (const chunk of wordGroups(turn.text)) {
    signal.throwIfAborted()
    onDraft(chunk)
  }
  const purpose = role === 'scribe' || role === 'integrator' ? 'scribe' : 'speak'
  return {
    text: turn.text,
    contributions: [...turn.contributions],
    usage: {
      purpose,
      provider: 'offline',
      model: 'offline-panel',
      promptTokens: 0,
      cachedTokens: 0,
      completionTokens: 0,
      costUsd: 0,
    },
    ...(turn.mentions.length === 0 ? {} : { mentions: turn.mentions }),
  }
}

/** A few words at a time, as one hears them. Together they are the text. */
const wordGroups = (text: string): string[] => text.match(/(?:\S+\s*){1,4}/g) ?? []

/** A meeting is never changed once it is held, so it stands for its own content; the rest of the key is short. */
const analysisOf = (
  kept: Kept,
  meeting: HeldMeeting,
  request: TurnRequest,
  seed: number,
  withSaid = true,
): Analysis => {
  const ofMeeting = kept.get(meeting) ?? new Map<string, Analysis>()
  kept.set(meeting, ofMeeting)
  const { options, said } = request.board
  const key = JSON.stringify([seed, request.sourceIds, options, withSaid ? said : []])
  const known = ofMeeting.get(key)
  if (known !== undefined) return known
  const fresh = analyse(matterOf(meeting, request, withSaid), seed)
  const oldest = ofMeeting.keys().next().value
  if (ofMeeting.size >= KEPT && oldest !== undefined) ofMeeting.delete(oldest)
  ofMeeting.set(key, fresh)
  return fresh
}

/** What this seat may weigh: the options on the table, its own sources, and what people said in the run. */
const matterOf = (meeting: HeldMeeting, request: TurnRequest, withSaid: boolean): Matter => {
  const allowed = new Set(request.sourceIds)
  const sources = meeting.context
    .filter((source) => allowed.has(source.id))
    .map(({ id, title, text }): Origin => ({ kind: 'source', id, title, text }))
  const found = (request.found ?? []).map(({ id, title, text, line }): Origin => ({
    kind: 'source',
    id,
    title,
    text,
    line,
  }))
  const said = request.board.said.map(({ messageId, name, text }): Origin => ({
    kind: 'message',
    id: messageId,
    title: name,
    text,
  }))
  const options = request.board.options.map(({ optionId, title, summary }) => ({
    id: optionId,
    title,
    summary,
  }))
  return {
    title: meeting.title,
    question: meeting.question,
    options: options.length > 0 ? options : meeting.options,
    criteria: meeting.criteria,
    origins: [...sources, ...found, ...(withSaid ? said : [])],
  }
}

/** By the registry where it says so; else the experts alternate by id, so that seating them otherwise changes nothing. */
const lensesOf = (meeting: HeldMeeting, lensOf: LensOf): ((seat: string) => Lens) => {
  const experts = meeting.seats
    .filter((seat) => seat.role === 'expert')
    .map((seat) => seat.seat)
    .toSorted()
  return (seat) => {
    const lens = lensOf(meeting, seat)
    if (lens === 'value' || lens === 'risk') return lens
    return experts.indexOf(seat) % 2 === 1 ? 'risk' : 'value'
  }
}
