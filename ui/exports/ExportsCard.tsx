import { useMemo, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { Card } from '../components/Field.tsx'
import { useServed } from '../components/Served.tsx'
import { has, textOf } from '../lib/reading.ts'
import { unsupportedTexts } from '../outcome/faults.ts'
import { useLog } from '../outcome/use-log.ts'
import { AskFirst } from './AskFirst.tsx'
import { groupsOf, type Group } from './grouped.ts'
import { TargetRow } from './TargetRow.tsx'
import { useExports, useOutbox } from './use-exports.ts'
import { words } from '../words/words.ts'

/** Where the record has gone, what went wrong on the way, and what can be done about it. */
export function ExportsCard() {
  const { base, answer, state, again } = useExports()
  const outbox = useOutbox(again)
  const served = useServed()
  const log = useLog()
  const lines = useMemo(() => (log === undefined ? [] : unsupportedTexts(log)), [log])
  const [asked, ask] = useState<{ send: () => void } | null>(null)
  const send = (work: () => void) => (lines.length === 0 ? work() : ask({ send: work }))
  const groups = groupsOf(answer)
  const held = textOf(answer, 'held') ?? null
  const adopted = has(answer, 'adopted') && answer.adopted === true
  if (state !== 'here')
    return (
      <Card title={words.exportWords.title}>
        {state === 'loading' ? (
          <p className="text-soft">{words.exportWords.loading}</p>
        ) : (
          <p>
            {words.exportWords.failed} <Button onClick={again}>{words.exportWords.again}</Button>
          </p>
        )}
      </Card>
    )
  const unused = groups.filter(isUnused)
  const list = (those: readonly Group[]) => (
    <ul className="divide-y divide-line">
      {those.map((group) => (
        <li key={group.name} className="py-2.5 first:pt-1 last:pb-1">
          <TargetRow group={group} base={base} outbox={outbox} held={held !== null} send={send} />
        </li>
      ))}
    </ul>
  )
  return (
    <Card title={words.exportWords.title}>
      {held !== null && <p className="mb-2 text-warn">{inPanel(served(held))}</p>}
      {!adopted && held !== null && <Adopt busy={outbox.busy} onAct={() => outbox.ask(`${base}/adopt`)} />}
      {list(groups.filter((group) => !isUnused(group)))}
      {unused.length > 0 && (
        <details className="mt-2 border-t border-line pt-2">
          <summary className="min-h-6 w-fit text-[0.93rem] text-accent pointer-coarse:min-h-11">
            {words.exportWords.others(unused.length)}
          </summary>
          {list(unused)}
        </details>
      )}
      <AskFirst lines={lines} act={asked?.send ?? null} onClose={() => ask(null)} />
      <p role="alert" className="text-bad empty:hidden">
        {outbox.fault}
      </p>
    </Card>
  )
}

/** What was never set up and has nothing of this council: how to set it up is read by who wants to. */
const isUnused = ({ state, items }: Group): boolean => state === 'off' && items.length === 0

/** What the words of a terminal ask to be typed has a button here. */
function inPanel(held: string): string {
  const [why = held, asked = ''] = held.split(/: (?=xio )/)
  return asked.startsWith('xio approve') ? `${why}. ${words.exportWords.approveThere}` : why
}

function Adopt({ busy, onAct }: { busy: boolean; onAct: () => void }) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button className="mb-2" disabled={busy} onClick={() => setAsks(true)}>
        {words.exportWords.adopt}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={words.exportWords.adoptAsk}
        text={words.exportWords.adoptText}
        keep={words.exportWords.back}
        act={words.exportWords.adopt}
        onAct={onAct}
        isHarmless
      />
    </>
  )
}
