import type { Anchor, QuoteRef } from '../../../schemas/generated/types.ts'
import { lineAt, nearest, relocate } from '../../minutes/support/relocate.ts'
import { firstLineOf, sourceById } from '../found.ts'
import type { RunState } from '../state.ts'
import type { Ctx } from '../working.ts'

type Text = { text: string; speaker: string | null; message_id: string | null; source_id: string | null }

/** The anchor of a quote, found again in its message or source, or what is wrong with it in words. */
export function anchorOf(state: RunState, ref: QuoteRef, ctx: Pick<Ctx, 'sha256'>): Anchor | string {
  const place = textOf(state, ref)
  if (typeof place === 'string') return place
  const start = nearest(place.text, ref.quote, ref.start ?? -1)
  if (start === null) {
    const where = ref.source_id ?? ref.message_id
    return `The quote “${ref.quote.slice(0, 80)}” does not stand in ${where}. Quote the text exactly as it stands there.`
  }
  return {
    quote: ref.quote,
    speaker: place.speaker,
    message_id: place.message_id,
    source_id: place.source_id,
    line:
      place.source_id === null ? null : firstLineOf(state, place.source_id) - 1 + lineAt(place.text, start),
    start,
    end: start + ref.quote.length,
    sha256: ctx.sha256(ref.quote),
  }
}

/** Whether an anchor still leads to its quote: by offset, or wherever the quote stands now. */
export function resolves(state: RunState, anchor: Anchor, ctx: Pick<Ctx, 'sha256'>): boolean {
  const place = textOf(state, anchor)
  return typeof place !== 'string' && relocate(anchor, place.text, ctx.sha256) !== null
}

/** The text that an anchor is in, as the run holds it; null where there is none that can be cited. */
export function citedText(
  state: RunState,
  ref: { source_id?: string | null; message_id?: string | null },
): string | null {
  const place = textOf(state, ref)
  return typeof place === 'string' ? null : place.text
}

function textOf(
  state: RunState,
  ref: { source_id?: string | null; message_id?: string | null },
): Text | string {
  if (ref.source_id != null) {
    const source = sourceById(state, ref.source_id)
    if (source === undefined) return `There is no source ${ref.source_id}. Cite one of the meeting's sources.`
    return { text: source.text, speaker: null, message_id: null, source_id: source.id }
  }
  if (ref.message_id == null) return 'A quote needs source_id or message_id: where does it stand?'
  const message = state.messages.findLast((one) => one.messageId === ref.message_id)
  if (message === undefined || message.partial === true || message.note === true)
    return `There is no message ${ref.message_id} that can be cited.`
  return { text: message.content, speaker: message.name, message_id: message.messageId, source_id: null }
}
