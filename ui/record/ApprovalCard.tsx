import { useServed } from '../components/Served.tsx'
import { useEffect, useState, type ReactNode } from 'react'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { approvalMissing } from '../../backend/council/record/approval.ts'
import { approvalsOf } from '../../backend/council/record/versions.ts'
import { useFocusBack } from '../app/use-focus-back.ts'
import { Button } from '../components/Button.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { Card } from '../components/Field.tsx'
import { Icon } from '../components/Icon.tsx'
import { useMe } from '../people/me.ts'
import { useRun } from '../room/room-context.ts'
import { useTracked } from '../room/use-tracked.ts'
import { Versions, VERSIONS } from './Versions.tsx'
import { words } from '../words/words.ts'

/** Asks for the approval as its button does. */
export const APPROVE = 'xio:approve'

/** Who stands by the decision log as it is now, and the way to join them. */
export function ApprovalCard({ log }: { log: DecisionLog }) {
  const run = useRun((one) => one)
  const me = useMe()
  const served = useServed()
  const [asks, setAsks] = useState(false)
  const { ask, view } = useTracked(() => undefined)
  const { version } = log
  const approvals = approvalsOf(run, 'decision_log').map(({ by }) => by)
  const isMine = me !== null && approvals.some(({ id }) => id === me.id)
  const before = run.versions.decision_log?.findLast((one) => one.approvals.length > 0)
  useEffect(() => {
    // What is left of the outcome once its log is approved.
    const open = () =>
      isMine ? document.querySelector<HTMLElement>('[data-approve-tasks]')?.focus() : setAsks(true)
    addEventListener(APPROVE, open)
    return () => removeEventListener(APPROVE, open)
  }, [isMine])
  const isVoid = approvals.length === 0 && before !== undefined
  return (
    <Card title={words.approveWords.title}>
      {approvals.length > 0 ? (
        <p className="flex items-center gap-1.5 font-medium text-good">
          <Icon name="check" />
          {words.approveWords.by(namesOf(approvals), version)}
        </p>
      ) : (
        <p>{words.approveWords.none(version)}</p>
      )}
      {isVoid && (
        <p className="text-soft">
          {words.approveWords.void(namesOf(before.approvals.map(({ by }) => by)), before.version)}
        </p>
      )}
      {approvalMissing(log) && <p className="text-warn">{words.approveWords.missing}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        {!isMine && (
          <Approve isSending={view?.state === 'sending'} onPress={() => setAsks(true)}>
            {me === null ? words.approveWords.actUnnamed : words.approveWords.act(served(me.name))}
          </Approve>
        )}
        <Versions />
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {view?.state === 'refused' ? view.text : null}
      </p>
      {view?.state === 'waiting' && <p className="text-warn">{words.editWords.waiting}</p>}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={words.approveWords.ask(version)}
        text={words.approveWords.text(me?.name ?? words.approveWords.you)}
        keep={words.approveWords.back}
        act={words.approveWords.actUnnamed}
        isHarmless
        onAct={() => ask({ type: 'approve_artifact', kind: 'decision_log', version })}
      />
    </Card>
  )
}

type ApproveProps = { isSending: boolean; onPress: () => void; children: ReactNode }

function Approve({ isSending, onPress, children }: ApproveProps) {
  // The button goes once it is approved; a disabled one would not take the focus that the question gives back.
  const part = useFocusBack<HTMLDivElement>(VERSIONS)
  return (
    <div ref={part}>
      <Button look="main" aria-disabled={isSending} onClick={() => isSending || onPress()}>
        {children}
      </Button>
    </div>
  )
}

const namesOf = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join(', ')
