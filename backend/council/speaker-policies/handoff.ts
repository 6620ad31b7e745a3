import { handedTo } from '../../autogen/chat/policies/handoff.ts'
import { wordingOf } from '../wording/wording.ts'
import type { MessageView, PolicyAnswer, SpeakerView } from './policy.ts'

/** Whoever had the floor names the next: by handing it over, else by the first seat it speaks to. Else the order decides. */
export function handOn(view: SpeakerView): PolicyAnswer {
  const words = wordingOf({ meeting: view }).floor
  const { order, candidates } = view
  const named = handedOver(view) ?? spokenTo(view)
  if (named === null) return { ...order, rationale: words.instead(words.handedToNobody, order.rationale) }
  const { from, to, why } = named
  const handed = handedTo({ source: from, target: to }, candidates)
  if (handed === null)
    return { ...order, rationale: words.instead(words.handedInVain(named), order.rationale) }
  return { seat: handed.speaker, rationale: why === undefined ? words.turnedTo(named) : words.handed(named) }
}

/** `why` is null where the floor was handed over without a word, and left out where the seat was only spoken to. */
type Named = { from: string; to: string; why?: string | null }

/** An extra turn may hand the floor over as well; what was handed before it stands otherwise. */
function handedOver(view: SpeakerView): Named | null {
  const { messages, lastTurn } = view
  const since = messages.findIndex(({ messageId }) => messageId === lastTurn)
  if (since < 0) return null
  const message = messages.slice(since).findLast((one) => isNamed(one) && one.handsTo !== null)
  if (message === undefined || message.seat === null || message.handsTo === null) return null
  return { from: message.seat, to: message.handsTo, why: message.handsToWhy }
}

function spokenTo({ messages, lastTurn }: SpeakerView): Named | null {
  const message = messages.find(({ messageId }) => messageId === lastTurn)
  const to = message?.mentions.find((seat) => seat !== message.seat)
  return message === undefined || message.seat === null || to === undefined
    ? null
    : { from: message.seat, to }
}

const isNamed = ({ seat }: MessageView): boolean => seat !== null
