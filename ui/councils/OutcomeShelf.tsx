import { go } from '../app/router.ts'
import { toast } from '../app/toast.ts'
import { has } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { pageWords } from '../words/words.ts'
import { PutAway, type PutAwayDone } from './PutAway.tsx'
import { rowOf, shelvedOf } from './run-row.ts'

/** On the page of an outcome: its council put away, or deleted. */
export default function OutcomeShelf({ runId }: { runId: string }) {
  const { answer, again } = useFetched(`/runs/${encodeURIComponent(runId)}`)
  const [row] = rowOf(answer)
  // A recording is no council of anybody's.
  if (row === undefined || row.kind === 'replay' || (has(answer, 'demo') && answer.demo === true)) return null
  const done = ({ council, did }: PutAwayDone) => {
    toast(pageWords.shelfWords[did](council.title))
    if (did === 'deleted') go('/councils', { replace: true })
    else again()
  }
  return <PutAway council={shelvedOf(row)} onDone={done} />
}
