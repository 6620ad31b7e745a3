import type { Message, RunState } from '../state.ts'

/** The first message in which two runs are not the same; null on a side that had none there. */
export type Parting = {
  /** The number of the message, from 1. */
  number: number
  a: Spoken | null
  b: Spoken | null
}
type Spoken = { messageId: string; seq: number; name: string; excerpt: string }

const EXCERPT = 160

/** Where two runs part; null where all that was said is the same. */
export function partingOf(a: RunState, b: RunState): Parting | null {
  const most = Math.max(a.messages.length, b.messages.length)
  for (let i = 0; i < most; i++) {
    const [one, other] = [a.messages.at(i), b.messages.at(i)]
    if (one === undefined && other === undefined) continue
    if (one?.seat === other?.seat && one?.content === other?.content) continue
    return { number: i + 1, a: spoken(one), b: spoken(other) }
  }
  return null
}

const spoken = (message: Message | undefined): Spoken | null =>
  message === undefined
    ? null
    : {
        messageId: message.messageId,
        seq: message.seq,
        name: message.name,
        excerpt: message.content.slice(0, EXCERPT),
      }
