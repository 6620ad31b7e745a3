import { listOf, textOf } from '../lib/reading.ts'
import { outcome as outcomeName } from '../lib/words.ts'
import type { Outcome as Kind } from '../../schemas/generated/types.ts'
import { useFetched } from './use-fetched.ts'

/** What came of a council, in a line. */
export function Outcome({ runId }: { runId: string }) {
  const { answer } = useFetched(`/runs/${encodeURIComponent(runId)}/artifacts/decision_log`)
  const status = textOf(answer, 'status')
  if (status === undefined || !isOutcome(status)) return null
  const chosen = listOf(answer, 'alternatives').find(
    (one) => textOf(one, 'id') === textOf(answer, 'chosen_option'),
  )
  return (
    <p className="line-clamp-2 text-soft">
      <span className="font-medium text-ink">{outcomeName[status]}</span>:{' '}
      {textOf(chosen, 'title') ?? textOf(answer, 'decision')}
    </p>
  )
}

const isOutcome = (text: string): text is Kind => Object.hasOwn(outcomeName, text)
