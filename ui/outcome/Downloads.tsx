import { Card } from '../components/Field.tsx'
import { Icon } from '../components/Icon.tsx'
import { useRoom, useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'

/** The artifacts as files. */
export function Downloads() {
  const { session } = useRoom()
  const held = useRun((run) => run.artifacts)
  const base = `/api/v1/runs/${encodeURIComponent(session.runId)}`
  const files = [
    held.decision_log && { name: 'decision_log.json', href: `${base}/artifacts/decision_log?format=json` },
    held.decision_log && { name: 'decision_log.md', href: `${base}/artifacts/decision_log?format=md` },
    held.action_items && { name: 'action_items.json', href: `${base}/artifacts/action_items?format=json` },
    held.summary && { name: 'summary.md', href: `${base}/artifacts/summary?format=md` },
    { name: 'run.jsonl', href: `${base}/log` },
  ].filter((file) => file !== undefined)
  return (
    <Card title={words.outcomeWords.download}>
      <ul className="flex flex-wrap gap-2">
        {files.map(({ name, href }) => (
          <li key={name}>
            <a
              href={href}
              download={name}
              className="inline-flex min-h-7 items-center gap-1.5 rounded-md border border-edge bg-sheet px-2 font-mono text-[0.93rem] hover:bg-sunk pointer-coarse:min-h-11"
            >
              <Icon name="download" />
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
