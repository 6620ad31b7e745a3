import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { createPortal } from 'react-dom'
import { announce } from '../app/announcer.tsx'
import { go } from '../app/router.ts'
import { askFork } from '../fork/fork-asked.ts'
import { useCanFork } from '../fork/use-can-fork.ts'
import { replayPath } from '../replay/replay-path.ts'
import { useIsPast, useRoom, useRun } from '../room/room-context.ts'
import { quoteInMessage } from '../room/message-draft.ts'
import { ENDED } from '../../backend/council/state.ts'
import { words } from '../words/words.ts'
import { messageLink } from './message-link.ts'

/** Whose menu is open, and the button that opened it. */
export type MenuAt = { button: HTMLElement; messageId: string }

/** What can be done with a message. Esc closes it, and the focus is back at its button. */
export function MessageMenu({ at: { button, messageId }, onClose }: { at: MenuAt; onClose: () => void }) {
  const menu = useRef<HTMLDivElement>(null)
  const items = useItems(messageId)
  const close = () => {
    onClose()
    button.focus({ preventScroll: true })
  }
  useLayoutEffect(() => {
    if (menu.current === null) return
    placeBeside(menu.current, button)
    menu.current.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true })
  }, [button])
  useEffect(() => {
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && menu.current?.contains(target) !== true) onClose()
    }
    addEventListener('pointerdown', onPointer)
    // Nothing else was pressed: the focus goes back, too.
    const onMoved = () => {
      onClose()
      button.focus({ preventScroll: true })
    }
    addEventListener('resize', onMoved)
    addEventListener('wheel', onMoved, { passive: true })
    return () => {
      removeEventListener('pointerdown', onPointer)
      removeEventListener('resize', onMoved)
      removeEventListener('wheel', onMoved)
    }
  }, [onClose, button])
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items take the focus
    <div
      ref={menu}
      role="menu"
      aria-label={button.getAttribute('aria-label') ?? undefined}
      onKeyDown={(event) => onMenuKey(event, close)}
      className="appear fixed z-50 min-w-56 rounded-lg border border-line bg-sheet p-1 text-ink shadow-xl"
    >
      {items.map(({ label, work }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close()
            work()
          }}
          className="flex min-h-8 w-full items-center rounded-md px-3 text-start hover:bg-sunk focus:bg-sunk pointer-coarse:min-h-11"
        >
          {label}
        </button>
      ))}
    </div>,
    document.body,
  )
}

function useItems(messageId: string): { label: string; work: () => void }[] {
  const { session } = useRoom()
  const isPast = useIsPast()
  const canSpeak = useRun((run) => !ENDED.has(run.status)) && !isPast
  const canFork = useCanFork()
  const entry = session.transcript.message(messageId)
  const link = new URL(messageLink(session.runId, messageId), location.origin).href
  return [
    { label: words.feed.copyLink, work: () => void copy(link) },
    ...(entry !== null && canSpeak
      ? [
          {
            label: words.feed.quote,
            work: () => quoteInMessage(session.runId, entry.message.name, entry.message.content),
          },
        ]
      : []),
    ...(entry === null
      ? []
      : [{ label: words.again.replayHere, work: () => go(replayPath(session.runId, entry.seq)) }]),
    ...(entry !== null && canFork
      ? [{ label: words.again.forkHere, work: () => askFork({ atSeq: entry.seq, changes: {} }) }]
      : []),
  ]
}

// There is no clipboard where the page came over plain HTTP.
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    announce(words.feed.copied)
  } catch {
    announce(words.feed.notCopied)
  }
}

function onMenuKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  const at = items.findIndex((one) => one === document.activeElement)
  const to: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }
  const next = to[event.key]
  if (next !== undefined) items[next]?.focus()
  else if (event.key === 'Escape' || event.key === 'Tab') close()
  else return
  event.preventDefault()
  // Keys of the feed and of the room are not meant.
  event.stopPropagation()
}

/** Below its button, or above it where there is no room. */
function placeBeside(menu: HTMLElement, button: HTMLElement): void {
  const [box, { offsetWidth, offsetHeight }] = [button.getBoundingClientRect(), menu]
  const isBelow = box.bottom + offsetHeight + 8 < innerHeight
  menu.style.top = `${isBelow ? box.bottom + 4 : Math.max(4, box.top - offsetHeight - 4)}px`
  const isRtl = getComputedStyle(button).direction === 'rtl'
  const left = isRtl ? box.left : box.right - offsetWidth
  menu.style.left = `${Math.max(4, Math.min(left, innerWidth - offsetWidth - 4))}px`
}
