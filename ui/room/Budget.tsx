import { Suspense, useEffect, useState } from 'react'
import { announce } from '../app/announcer.tsx'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { budgetUsed } from '../outcome/cost.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import { useRun } from './room-context.ts'
import { COST } from './signals.ts'
import { later } from '../lib/later.ts'

const CostCard = later(async () => ({ default: (await import('../outcome/CostCard.tsx')).CostCard }))

/** What the council costs: by whom, where that is asked for, and one line when the budget comes to its end. */
export function Budget() {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const open = () => setIsOpen(true)
    addEventListener(COST, open)
    return () => removeEventListener(COST, open)
  }, [])
  return (
    <>
      <NearEnd />
      <Dialog place="side" open={isOpen} onOpenChange={setIsOpen} title={words.costMeter.title}>
        <div className="overflow-y-auto p-4">
          <Suspense fallback={null}>
            <CostCard />
          </Suspense>
        </div>
      </Dialog>
    </>
  )
}

function NearEnd() {
  const used = useRun(budgetUsed)
  const limit = useRun((run) => run.budget.maxCostUsd)
  const [isClosed, close] = useState(false)
  const isNear = used !== null && limit !== null
  const text = isNear ? words.costMeter.near(format().percent(used), words.costWords.price(limit)) : ''
  useEffect(() => {
    if (isNear) announce(text)
    // Said once; the figure goes on beside it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isNear])
  if (!isNear || isClosed) return null
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-warn-tint px-4 py-1.5 text-warn">
      <span className="tabular min-w-0 flex-1 basis-64">
        {text} {words.costMeter.atLimit}
      </span>
      <Button small onClick={() => close(true)}>
        {words.costMeter.dismiss}
      </Button>
    </p>
  )
}
