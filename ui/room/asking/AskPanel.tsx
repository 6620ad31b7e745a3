import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { useFirstFocus } from './use-first-focus.ts'
import { stopAsking, useAsking, type AskProps, type Asking } from './asking.ts'
import { FloorChoice } from './FloorChoice.tsx'
import { Refine } from './Refine.tsx'
import { TimeForm } from './TimeForm.tsx'
import { words } from '../../words/words.ts'

/** What is asked of the council, with what should be said about it; Esc leaves it. */
export function AskPanel({ onDone }: AskProps) {
  const kind = useAsking((held) => held.kind)
  if (kind === null) return null
  return (
    <Frame key={kind} kind={kind}>
      {kind === 'floor' ? (
        <FloorChoice onDone={onDone} />
      ) : kind === 'extend' ? (
        <TimeForm onDone={onDone} />
      ) : (
        <Refine kind={kind} onDone={onDone} />
      )}
    </Frame>
  )
}

function Frame({ kind, children }: { kind: Asking; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  useFirstFocus(frame)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    stopAsking()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes it from whatever is in it
    <div
      ref={frame}
      role="group"
      aria-label={words.actionNames[kind]}
      onKeyDown={onKeyDown}
      className="appear mb-3 flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-edge bg-paper px-3 py-2.5"
    >
      {children}
      <Button look="quiet" onClick={stopAsking}>
        {words.asking.cancel}
      </Button>
    </div>
  )
}
