import type { RunState } from '../../backend/council/state.ts'
import { cx } from '../components/cx.ts'
import { Card } from '../components/Field.tsx'
import { useRoom } from '../room/room-context.ts'
import { visualWords } from '../words/words.ts'
import { anchorTo } from './anchor-to.ts'
import { nameOf } from './in-words.ts'

/** What one seat alone has read, and what became of it: a council talks of what all have read, and leaves out the rest. */
export function Unshared({ run }: { run: RunState }) {
  const { openAnchor, openMessage } = useRoom()
  const said = visualWords.sourcesTab
  if (run.unshared.length === 0) return null
  return (
    <Card title={said.unshared}>
      <p className="mb-1.5 text-[0.93rem] text-soft">{said.unsharedHint}</p>
      <ul className="divide-y divide-line">
        {run.unshared.map(({ unsharedId, seat, title, line, quote, sourceId, start, state, ...became }) => (
          <li key={unsharedId} className="py-1.5">
            <button
              type="button"
              aria-label={said.open(`${title}, ${said.lines(line, line)}`)}
              onClick={() => openAnchor(anchorTo(sourceId, { quote, start, line }))}
              className="line-clamp-3 min-h-6 text-start break-words text-accent underline underline-offset-2 pointer-coarse:min-h-11"
            >
              {quote}
            </button>
            <p className="text-[0.93rem] text-soft">
              {`${said.onlyBy(nameOf(run, seat))} · ${title} · `}
              <span className={cx(state === 'listed' && 'font-medium text-warn')}>{said.states[state]}</span>
            </p>
            {became.reason !== undefined && <p className="text-[0.93rem] text-soft">{became.reason}</p>}
            {became.messageId !== undefined && (
              <MessageLink messageId={became.messageId} onOpen={openMessage} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function MessageLink({ messageId, onOpen }: { messageId: string; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onOpen(messageId)}
      className="min-h-6 text-[0.93rem] text-accent underline underline-offset-2 pointer-coarse:min-h-11"
    >
      {visualWords.sourcesTab.toMessage}
    </button>
  )
}
