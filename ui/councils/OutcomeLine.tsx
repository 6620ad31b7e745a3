import { pageWords, words } from '../words/words.ts'
import type { RunRow } from './run-row.ts'

/** What came of a council: the decision in words, or that there is none. */
export function OutcomeLine({ row: { outcome, hasEnded } }: { row: RunRow }) {
  if (outcome === null) return hasEnded ? <>{pageWords.frontPage.noLog}</> : null
  const { status, chosen, decision } = outcome
  const told = status === 'decided' ? (decision ?? chosen) : null
  return (
    <>
      <span className="font-medium text-ink">{words.outcome[status]}</span>
      {told !== null && told !== '' && `: ${told}`}
    </>
  )
}

/** How much of it is there to take along: tasks, approval, export. */
export function outcomeFacts({ outcome }: RunRow): string[] {
  if (outcome === null) return []
  const { tasks, approved, exported } = outcome
  const said = pageWords.frontPage
  return [
    tasks === 0 ? said.noTasks : said.tasks(tasks),
    ...(approved ? [said.approved] : []),
    exported ? said.exported : said.notExported,
  ]
}
