import { councilPath } from '../app/router.ts'
import { Link } from '../components/Link.tsx'
import { has } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { pageWords } from '../words/words.ts'
import { decisionPath } from './decision-path.ts'
import { readDecision } from './registered.ts'

/** The way to a decision by what it says; to a council, where the id is that of a whole run. */
export function DecisionLink({ id }: { id: string }) {
  const isDecision = id.includes('/')
  const { answer } = useFetched(isDecision ? `/decisions/${encodeURIComponent(id)}` : null)
  const decision = has(answer, 'decision') ? readDecision(answer.decision)[0] : undefined
  const { council } = pageWords.decisionsWords
  return (
    <Link
      href={isDecision ? decisionPath(id) : councilPath(id)}
      data-verbatim
      className="break-words text-accent underline underline-offset-2"
    >
      {decision === undefined ? (isDecision ? id : council) : (decision.chosen ?? decision.statement)}
    </Link>
  )
}
