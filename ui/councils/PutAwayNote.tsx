import { useEffect, useRef } from 'react'
import { Button } from '../components/Button.tsx'
import { useServed } from '../components/Served.tsx'
import { pageWords } from '../words/words.ts'
import { attempt, putAway, type PutAwayDone } from './PutAway.tsx'

type Props = { done: PutAwayDone; onUndone: () => void }

/** What was done, and the way back where there is one. The row is gone, so the focus is led here. */
export function PutAwayNote({ done: { council, did }, onUndone }: Props) {
  const said = pageWords.shelfWords
  const served = useServed()
  const note = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The window that asked gives the focus back first, to a button that is no more.
    const frame = requestAnimationFrame(() => note.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [council.id, did])
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3 rounded-lg border border-line bg-sheet px-4 py-2">
      <p ref={note} tabIndex={-1} role="status" className="min-w-0 break-words">
        {said[did](council.title)}
      </p>
      {did !== 'deleted' && (
        <Button
          small
          onClick={() => void attempt(() => putAway(council, did === 'unarchived'), onUndone, served)}
        >
          {said.undo}
        </Button>
      )}
    </div>
  )
}
