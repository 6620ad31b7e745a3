import type { ReactNode } from 'react'
import type { Edited } from '../../schemas/generated/types.ts'
import { cx } from '../components/cx.ts'
import { DemoMark } from '../components/DemoMark.tsx'
import { useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'

const isByHand = (edited: Edited | undefined): boolean => Object.keys(edited ?? {}).length > 0

/** Whose words these are as long as no person has set any of them; a text that was imported is nobody's draft. */
export function DraftMark({ edited }: { edited?: Edited | undefined }) {
  const panel = useRun((run) => run.panel)
  const isDemo = useRun((run) => run.demo)
  const isImport = useRun((run) => run.kind === 'import')
  if (isDemo) return <DemoMark />
  if (isByHand(edited) || isImport) return null
  return (
    <span
      title={words.decisionPage.aiDraftHint}
      className="rounded border border-line px-1.5 text-[0.86rem] text-soft"
    >
      {panel === 'offline' ? words.decisionPage.noModel : words.decisionPage.aiDraft}
    </span>
  )
}

/** A line of a list with the thin rule of what no person has edited. */
export function DraftLine({ edited, children }: { edited?: Edited | undefined; children: ReactNode }) {
  return (
    <li
      className={cx('border-s-2 ps-3', isByHand(edited) ? 'border-transparent' : 'border-dotted border-edge')}
    >
      {children}
    </li>
  )
}
