import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Markdown } from '../components/Markdown.tsx'
import { cx } from '../components/cx.ts'
import { words } from '../words/words.ts'
import { isBehindFold, linesIn, mayFold, mayLeaveOut } from './fold.ts'
import { useTalk } from './talk-context.ts'

/** The words of a message; a long one shows its beginning until somebody wants all of it. */
export function Folding({ id, text }: { id: string; text: string }) {
  return mayFold(text) ? <Long id={id} text={text} /> : <Markdown text={text} />
}

function Long({ id, text }: { id: string; text: string }) {
  const { unfolded, beforeGrowth } = useTalk()
  const [isOpen, setIsOpen] = useState(unfolded.has(id))
  const box = useRef<HTMLDivElement>(null)
  const isCut = useIsCut(box, isOpen) || mayLeaveOut(text)
  const toggle = () => {
    beforeGrowth()
    if (isOpen) unfolded.delete(id)
    else unfolded.add(id)
    setIsOpen(!isOpen)
    // What was folded away may have been all there was in view.
    if (isOpen)
      requestAnimationFrame(() => box.current?.closest('article')?.scrollIntoView({ block: 'nearest' }))
  }
  return (
    <>
      <div ref={box} className={cx(!isOpen && 'max-h-[24lh] overflow-hidden', !isOpen && isCut && 'fades')}>
        {isOpen ? <Markdown text={text} /> : <Markdown text={text} isLeftOut={isBehindFold} />}
      </div>
      {(isCut || isOpen) && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={toggle}
          className="mt-1 min-h-6 rounded px-1 text-[0.93rem] text-accent underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {isOpen ? words.feed.less : words.feed.all(linesIn(text))}
        </button>
      )}
    </>
  )
}

/** Whether the box hides some of what is in it: that depends on the width of the window. */
function useIsCut(box: RefObject<HTMLDivElement | null>, isOpen: boolean): boolean {
  const [isCut, setIsCut] = useState(true)
  useLayoutEffect(() => {
    const at = box.current
    if (at === null || isOpen) return
    const measure = () => setIsCut(hides(at))
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(at)
    return () => sizes.disconnect()
  }, [box, isOpen])
  return isCut
}

/** Less than half a line is no reason to fold. */
const hides = (at: HTMLElement): boolean => at.scrollHeight > at.clientHeight + 10
