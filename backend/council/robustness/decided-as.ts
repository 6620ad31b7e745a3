import type { DecidedAs } from '../../../schemas/generated/types.ts'
import { mainDecision } from '../record/decision-log.ts'
import type { RunState } from '../state.ts'

/** What the council itself came to on its main item; what people have edited since does not count. */
export function decidedAs(state: RunState): DecidedAs {
  const decision = mainDecision(state)
  const chosen = decision?.optionId ?? null
  const option = state.options.find(({ optionId }) => optionId === chosen)?.title ?? chosen
  return { status: decision?.status ?? 'deferred', option }
}

/** The same option by its name, and the same way to have ended. */
export const isSameDecision = (a: DecidedAs, b: DecidedAs): boolean =>
  a.status === b.status && plain(a.option) === plain(b.option)

const plain = (title: string | null): string | null =>
  title?.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim() ?? null
