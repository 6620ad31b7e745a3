import type { DecisionLog } from '../../schemas/generated/types.ts'
import { useAction } from '../app/use-action.ts'
import { APPROVE } from '../record/ApprovalCard.tsx'
import { tell } from '../room/signals.ts'

/** The keys of the page: through the decisions, to the evidence; approve and export, where that can be done. */
export function LogKeys({ log, isRecording }: { log: DecisionLog; isRecording: boolean }) {
  const most = Math.max(0, log.decisions.length - 1)
  const to = (by: 1 | -1) => () =>
    document.getElementById(idOf(Math.min(most, Math.max(0, here() + by))))?.focus()
  useAction('next_decision', to(1))
  useAction('previous_decision', to(-1))
  useAction('peek', () =>
    document.querySelector<HTMLElement>(`#${idOf(Math.max(0, here()))} [data-anchor]`)?.click(),
  )
  useAction('approve', isRecording ? null : () => tell(APPROVE))
  useAction(
    'export',
    isRecording ? null : () => document.querySelector<HTMLElement>('[data-export]')?.focus(),
  )
  return null
}

const idOf = (at: number): string => `decision-${at}`

/** The decision that holds the focus, or -1. */
function here(): number {
  const id = document.activeElement?.closest('[id^="decision-"]')?.id
  return id === undefined ? -1 : Number(id.slice('decision-'.length))
}
