import type { SpeakerView } from '../../council/speaker-policies/policy.ts'
import type { Selector } from '../../ports/selector.ts'

/** Chooses without a language model: whoever has an objection to answer, else whoever was heard least. */
export const offlineSelector: Selector = {
  select: async ({ view }) => ({ ...chosen(view), text: '', usage: FREE }),
}

const FREE = {
  purpose: 'select',
  provider: 'offline',
  model: 'offline-panel',
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: 0,
} as const

function chosen({ candidates, objections, seats, order, language }: SpeakerView): {
  seat: string
  reason: string
} {
  const say = WORDS[language]
  const open = objections.find(({ to }) => candidates.includes(to))
  if (open !== undefined) return { seat: open.to, reason: say.objection(open) }
  const turnsOf = new Map(seats.map(({ seat, turns }) => [seat, turns]))
  const turns = (seat: string) => turnsOf.get(seat) ?? 0
  const least = Math.min(...candidates.map(turns))
  const quiet = candidates.filter((seat) => turns(seat) === least)
  const seat = quiet.includes(order.seat) ? order.seat : (quiet[0] ?? order.seat)
  return { seat, reason: quiet.length === candidates.length ? say.alike(order.rationale) : say.least(least) }
}

type Objection = SpeakerView['objections'][number]

const WORDS = {
  en: {
    objection: ({ by, claimId }: Objection) => `the objection ${claimId} of ${by} waits for an answer.`,
    least: (turns: number) => `nobody was heard less in this phase (turns so far: ${turns}).`,
    alike: (order: string) => `all were heard alike. ${order}`,
  },
  ru: {
    objection: ({ by, claimId }: Objection) => `возражение ${claimId} ждёт ответа, автор: ${by}.`,
    least: (turns: number) => `в этой фазе никто не говорил реже (ходов: ${turns}).`,
    alike: (order: string) => `все говорили поровну. ${order}`,
  },
}
