import type { ReactNode } from 'react'
import type { ForkChanges } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { askFork } from './fork-asked.ts'
import { useCanFork, useIsOver } from './use-can-fork.ts'

type Props = {
  changes: ForkChanges
  /** Where it begins, where that does not follow from what is other. */
  atSeq?: number
  /** What the button is called in full. */
  label: string
  children: ReactNode
}

/** Holds a council once more with one thing other: what it takes is shown first. Not while it goes on. */
export function AgainButton({ changes, atSeq, label, children }: Props) {
  const canFork = useCanFork()
  const isOver = useIsOver()
  if (!canFork || !isOver) return null
  return (
    <Button
      small
      look="quiet"
      aria-label={label}
      title={label}
      onClick={() => askFork({ changes, ...(atSeq === undefined ? {} : { atSeq }) })}
      className="print:hidden"
    >
      {children}
    </Button>
  )
}
