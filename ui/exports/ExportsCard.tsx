import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { Card } from '../components/Field.tsx'
import { has, textOf } from '../lib/reading.ts'
import { exportWords as say } from '../lib/words-exports.ts'
import { groupsOf } from './grouped.ts'
import { TargetRow } from './TargetRow.tsx'
import { useExports, useOutbox } from './use-exports.ts'

/** Where the record has gone, what went wrong on the way, and what can be done about it. */
export function ExportsCard() {
  const { base, answer, state, again } = useExports()
  const outbox = useOutbox(again)
  const groups = groupsOf(answer)
  const held = textOf(answer, 'held') ?? null
  const adopted = has(answer, 'adopted') && answer.adopted === true
  if (state !== 'here')
    return (
      <Card title={say.title}>
        {state === 'loading' ? (
          <p className="text-soft">{say.loading}</p>
        ) : (
          <p>
            {say.failed} <Button onClick={again}>{say.again}</Button>
          </p>
        )}
      </Card>
    )
  return (
    <Card title={say.title}>
      {held !== null && <p className="mb-2 text-warn">{inPanel(held)}</p>}
      {!adopted && held !== null && <Adopt busy={outbox.busy} onAct={() => outbox.ask(`${base}/adopt`)} />}
      <ul className="divide-y divide-line">
        {groups.map((group) => (
          <li key={group.name} className="py-2.5 first:pt-1 last:pb-1">
            <TargetRow group={group} base={base} outbox={outbox} held={held !== null} />
          </li>
        ))}
      </ul>
      <p role="alert" className="text-bad empty:hidden">
        {outbox.fault}
      </p>
    </Card>
  )
}

/** What the words of a terminal ask to be typed has a button here. */
function inPanel(held: string): string {
  const [why = held, asked = ''] = held.split(/: (?=xio )/)
  return asked.startsWith('xio approve') ? `${why}. ${say.approveThere}` : why
}

function Adopt({ busy, onAct }: { busy: boolean; onAct: () => void }) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button className="mb-2" disabled={busy} onClick={() => setAsks(true)}>
        {say.adopt}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={say.adoptAsk}
        text={say.adoptText}
        keep={say.back}
        act={say.adopt}
        onAct={onAct}
        isHarmless
      />
    </>
  )
}
