import { textMessage } from '../../../../backend/autogen/chat/make-message.ts'
import type { AnyMessage } from '../../../../backend/autogen/chat/messages.ts'
import type { Stop, TerminationCondition } from '../../../../backend/autogen/chat/termination.ts'
import type { UsageEntry } from '../../../../backend/autogen/models/usage-ledger.ts'
import { UsageLedger } from '../../../../backend/autogen/models/usage-ledger.ts'
import { ManualClock } from '../../../../backend/autogen/testkit/manual-clock.ts'

export const text = (content: string, source = 'user'): AnyMessage => textMessage({ source, content })

export const usingTokens = (promptTokens: number, completionTokens: number): AnyMessage =>
  textMessage({ source: 'ann', content: '', modelsUsage: { promptTokens, completionTokens } })

export const call = (promptTokens: number, completionTokens: number): UsageEntry => ({
  agent: 'ann',
  purpose: 'speak',
  provider: 'p',
  model: 'm',
  usage: { promptTokens, completionTokens },
  cached: false,
})

/** The reason, where it fired by this; else null. */
export const said = async (condition: TerminationCondition, delta: readonly AnyMessage[]) =>
  (await condition.check(delta))?.content ?? null

/** A run that hands a condition what it may watch, and writes down how it was interrupted. */
export function watched(condition: TerminationCondition, clock = new ManualClock(1_000_000)) {
  const interrupts: Stop[] = []
  const ledger = new UsageLedger()
  const end = condition.watch?.({ clock, ledger, interrupt: (stop) => interrupts.push(stop) }) ?? (() => {})
  return { clock, ledger, interrupts, end }
}
