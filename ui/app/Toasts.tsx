import { useEffect, useState } from 'react'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { words } from '../words/words.ts'
import { dismiss, useToasts, type Toast } from './toast.ts'

const SHOWN_MS = 6_000

/** The last of them, in the corner where nothing is pressed; they wait while somebody reads them. */
export function Toasts() {
  const toasts = useToasts((held) => held.toasts)
  const [isHeld, hold] = useState(false)
  if (toasts.length === 0 && isHeld) hold(false)
  if (toasts.length === 0) return null
  return (
    // It is looked at, not pressed: what listens only keeps it in view.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={words.toastWords.label}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && hold(false)}
      className="fixed end-3 top-14 z-30 w-[min(24rem,calc(100vw-1.5rem))]"
    >
      <ul className="grid gap-2">
        {toasts.map((one) => (
          <Row key={one.id} toast={one} isHeld={isHeld} />
        ))}
      </ul>
    </section>
  )
}

function Row({ toast: { id, text, href }, isHeld }: { toast: Toast; isHeld: boolean }) {
  useEffect(() => {
    if (isHeld) return
    // Whoever stopped to read has the whole time again.
    const timer = setTimeout(() => dismiss(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id, isHeld])
  return (
    <li className="appear flex items-start gap-3 rounded-lg border border-edge bg-sheet px-4 py-2.5 shadow-lg">
      <p className="min-w-0 flex-1 py-0.5">
        {text}{' '}
        {href !== null && (
          <Link
            href={href}
            onGo={() => dismiss(id)}
            className="font-medium text-accent underline underline-offset-2"
          >
            {words.toastWords.open}
          </Link>
        )}
      </p>
      <button
        type="button"
        aria-label={words.toastWords.dismiss}
        onClick={({ currentTarget }) => {
          focusNext(currentTarget)
          dismiss(id)
        }}
        className="-me-2 inline-flex size-7 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink pointer-coarse:size-11"
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

/** The row goes, and its button with it: the next one takes the focus, or the page where it is the last. */
function focusNext(button: HTMLElement): void {
  const row = button.closest('li')
  const other = row?.nextElementSibling ?? row?.previousElementSibling
  const next = other?.querySelector('button') ?? document.querySelector<HTMLElement>('main h1[tabindex]')
  next?.focus({ preventScroll: true })
}
