import { Card } from '../components/Field.tsx'
import { MarkdownLater } from '../components/MarkdownLater.tsx'
import { useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'

/** The whole council in at most 200 words. */
export function SummaryCard() {
  const summary = useRun((run) => run.artifacts.summary?.body)
  if (summary === undefined) return null
  return (
    <Card title={words.outcomeWords.summary}>
      <MarkdownLater text={summary.markdown} />
    </Card>
  )
}
