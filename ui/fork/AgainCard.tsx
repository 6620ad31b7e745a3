import { Button } from '../components/Button.tsx'
import { Card } from '../components/Field.tsx'
import { useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'
import { AgainButton } from './AgainButton.tsx'
import { otherOrder } from './other-order.ts'
import { askFork } from './fork-asked.ts'
import { useCanFork, useIsOver } from './use-can-fork.ts'

/** What would have come of it otherwise: asked of an outcome, in one step. */
export function AgainCard() {
  const canFork = useCanFork()
  const isOver = useIsOver()
  const seed = useRun((run) => run.seed)
  if (!canFork || !isOver) return null
  return (
    <Card title={words.again.title}>
      <p className="text-soft">{words.again.lead}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <AgainButton atSeq={1} changes={{ order: otherOrder(seed) }} label={words.again.order}>
          {words.again.order}
        </AgainButton>
        <Button small look="quiet" onClick={() => askFork({ changes: {} })}>
          {words.again.forkAny}
        </Button>
      </div>
    </Card>
  )
}
