import { useState } from 'react'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { approvalMissing } from '../../backend/council/record/approval.ts'
import { approvalsOf } from '../../backend/council/record/versions.ts'
import { Button } from '../components/Button.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { Card } from '../components/Field.tsx'
import { Icon } from '../components/Icon.tsx'
import { approveWords as say, editWords } from '../lib/words-record.ts'
import { useMe } from '../people/me.ts'
import { useRun } from '../room/room-context.ts'
import { useTracked } from '../room/use-tracked.ts'
import { Versions } from './Versions.tsx'

/** Who stands by the decision log as it is now, and the way to join them. */
export function ApprovalCard({ log }: { log: DecisionLog }) {
  const run = useRun((one) => one)
  const me = useMe()
  const [asks, setAsks] = useState(false)
  const { ask, view } = useTracked(() => undefined)
  const { version } = log
  const approvals = approvalsOf(run, 'decision_log').map(({ by }) => by)
  const isMine = me !== null && approvals.some(({ id }) => id === me.id)
  const before = run.versions.decision_log?.findLast((one) => one.approvals.length > 0)
  const isVoid = approvals.length === 0 && before !== undefined
  return (
    <Card title={say.title}>
      {approvals.length > 0 ? (
        <p className="flex items-center gap-1.5 font-medium text-good">
          <Icon name="check" />
          {say.by(namesOf(approvals), version)}
        </p>
      ) : (
        <p>{say.none(version)}</p>
      )}
      {isVoid && (
        <p className="text-soft">{say.void(namesOf(before.approvals.map(({ by }) => by)), before.version)}</p>
      )}
      {approvalMissing(log) && <p className="text-warn">{say.missing}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        {!isMine && (
          <Button look="main" disabled={view?.state === 'sending'} onClick={() => setAsks(true)}>
            {me === null ? say.actUnnamed : say.act(me.name)}
          </Button>
        )}
        <Versions />
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {view?.state === 'refused' ? view.text : null}
      </p>
      {view?.state === 'waiting' && <p className="text-warn">{editWords.waiting}</p>}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={say.ask(version)}
        text={say.text(me?.name ?? say.you)}
        keep={say.back}
        act={say.actUnnamed}
        isHarmless
        onAct={() => ask({ type: 'approve_artifact', kind: 'decision_log', version })}
      />
    </Card>
  )
}

const namesOf = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join(', ')
