import { Card } from '../components/Field.tsx'
import { Markdown } from '../components/Markdown.tsx'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { useRun } from '../room/room-context.ts'

/** The whole council in at most 200 words. */
export function SummaryCard() {
  const summary = useRun((run) => run.artifacts.summary?.body)
  if (summary === undefined) return null
  return (
    <Card title={say.summary}>
      <Markdown text={summary.markdown} />
    </Card>
  )
}
