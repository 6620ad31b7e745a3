import { useFocusBack } from '../app/use-focus-back.ts'
import { Button } from '../components/Button.tsx'
import { useMe } from '../people/me.ts'
import { useTracked } from '../room/use-tracked.ts'
import { words } from '../words/words.ts'

type Props = { approvedBy: readonly string[]; version: number; focusAfter: string }

/** The tasks are right as they stand: whoever says so does it by name, and with fewer than five it says that fewer are enough. */
export function TasksApproval({ approvedBy, ...rest }: Props) {
  const me = useMe()
  return me !== null && approvedBy.includes(me.name) ? null : <Approve {...rest} />
}

function Approve({ version, focusAfter }: Omit<Props, 'approvedBy'>) {
  const { ask, view } = useTracked(() => undefined)
  // The button goes when it has been pressed.
  const part = useFocusBack<HTMLDivElement>(focusAfter)
  const isSending = view?.state === 'sending'
  return (
    <div ref={part} className="flex flex-wrap items-center gap-2">
      <Button
        small
        data-approve-tasks
        aria-disabled={isSending}
        onClick={() => isSending || ask({ type: 'approve_artifact', kind: 'action_items', version })}
      >
        {words.approveWords.tasks}
      </Button>
      <span role="alert" className="text-[0.93rem] text-bad empty:hidden">
        {view?.state === 'refused' ? view.text : null}
      </span>
    </div>
  )
}
