import { useState, type ComponentType, type ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { Served } from '../components/Served.tsx'
import { useCanFork, useIsOver } from '../fork/use-can-fork.ts'
import { useRoom, useRun } from '../room/room-context.ts'
import { NotPast } from '../room/NotPast.tsx'
import { words } from '../words/words.ts'
import { Found } from './Found.tsx'
import { takesInWords } from './in-words.ts'
import type { Checked, CheckEstimate } from './read-checked.ts'
import { useRobustness } from './use-robustness.ts'

/** A card or a section: what it stands in is the page's, and so is the level of its heading. */
export type Frame = ComponentType<{ title: string; children: ReactNode }>

/** Whether the decision survives another order, one seat or source less: under the decision it is about. */
export function RobustnessCard({ frame }: { frame: Frame }) {
  const canFork = useCanFork()
  const isOver = useIsOver()
  const isWhole = useRun(({ status }) => status === 'completed' || status === 'escalated')
  return canFork && isOver && isWhole ? <Check frame={frame} /> : null
}

function Check({ frame: Framed }: { frame: Frame }) {
  const { runId } = useRoom().session
  const isOffline = useRun(({ panel }) => panel === 'offline')
  const { checked, fault, busy, start, estimate } = useRobustness(runId)
  const [asked, setAsked] = useState<CheckEstimate | null>(null)
  if (checked === null) return null
  const said = words.robustWords
  // A council of models is paid for: what it takes is said before anything is held.
  const press = () => (isOffline ? start() : void estimate().then(setAsked))
  return (
    <Framed title={said.title}>
      <div role="status">
        <Standing checked={checked} />
      </div>
      {checked.state !== 'going' && (
        <NotPast>
          <Button small className="mt-2 print:hidden" aria-disabled={busy} onClick={() => !busy && press()}>
            {checked.state === 'done' ? said.again : said.check}
          </Button>
        </NotPast>
      )}
      <p role="alert" className="text-bad empty:hidden">
        {fault === null ? null : <Served text={fault} />}
      </p>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={said.ask}
        text={asked === null ? '' : takesInWords(asked)}
        keep={said.back}
        act={said.check}
        isHarmless
        onAct={start}
      />
    </Framed>
  )
}

function Standing({ checked }: { checked: Checked }) {
  const said = words.robustWords
  switch (checked.state) {
    case 'none':
      return <p className="text-soft">{said.lead}</p>
    case 'failed':
      return <p className="text-warn">{said.failed}</p>
    case 'going':
      return <p className="tabular text-soft">{said.going(checked.done, checked.of)}</p>
    case 'done':
      return <Found result={checked.result} />
  }
}
