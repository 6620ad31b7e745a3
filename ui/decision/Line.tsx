import type { ReactNode } from 'react'
import type { Anchor, Edited } from '../../schemas/generated/types.ts'
import { AnchorChips } from '../outcome/AnchorChip.tsx'
import { DraftLine } from '../outcome/DraftMark.tsx'
import { unsupportedMark } from '../outcome/unsupported-mark.ts'
import { ByHand } from '../record/ByHand.tsx'
import { words } from '../words/words.ts'

type Props = {
  anchors: readonly Anchor[]
  edited: Edited | undefined
  isUnsupported?: boolean
  children: ReactNode
}

/** A line of the log: its words, whose they are, and what they rest on. */
export function Line({ anchors, edited, isUnsupported = false, children }: Props) {
  return (
    <DraftLine edited={edited}>
      <p className="max-w-[76ch] leading-snug" {...(isUnsupported ? unsupportedMark('unsupported') : {})}>
        {children}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-1.5">
        <ByHand edited={edited} />
        <AnchorChips anchors={anchors} />
        {isUnsupported && anchors.length > 0 && (
          <span className="text-[0.86rem] text-warn">{words.support.unsupported}</span>
        )}
      </p>
    </DraftLine>
  )
}
