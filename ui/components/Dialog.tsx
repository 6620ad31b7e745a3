import * as Radix from '@radix-ui/react-dialog'
import type { ReactNode } from 'react'
import { app } from '../lib/words.ts'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children: ReactNode
  /** `side` leaves the page in view beside it. */
  place?: 'middle' | 'side'
}

/** A window over the page: Esc closes it, and the focus goes back to where it came from. */
export function Dialog({ open, onOpenChange, title, children, place = 'middle' }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={toFirstField}
          className={cx(FRAME, PLACES[place])}
        >
          <header className="flex items-start justify-between gap-4 border-b border-line px-5 py-3">
            <Radix.Title className="text-lg leading-snug">{title}</Radix.Title>
            <Radix.Close
              aria-label={app.close}
              className="-me-2 rounded-md p-1.5 text-soft hover:bg-sunk hover:text-ink"
            >
              <Icon name="close" />
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Where there is something to fill in, the focus begins there and not on the way out. */
function toFirstField(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return
  const field = event.currentTarget.querySelector('input:checked, select, input, textarea')
  if (!(field instanceof HTMLElement)) return
  event.preventDefault()
  field.focus()
}

const FRAME = 'appear fixed z-50 flex flex-col border border-line bg-sheet text-ink shadow-xl'
const PLACES = {
  middle: 'inset-x-3 top-1/2 mx-auto max-h-[85dvh] max-w-lg -translate-y-1/2 rounded-xl',
  side: 'inset-y-0 end-0 w-[min(46rem,100vw)] border-y-0 border-e-0',
} as const

type ConfirmProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  text: string
  keep: string
  act: string
  onAct: () => void
  /** Nothing is lost by it. */
  isHarmless?: boolean
}

/** Asks before something that cannot be taken back. The safe answer has the focus, so Enter does no harm. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  text,
  keep,
  act,
  onAct,
  isHarmless = false,
}: ConfirmProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-veil" />
        <Radix.Content role="alertdialog" className={cx(FRAME, PLACES.middle, 'gap-3 p-5')}>
          <Radix.Title className="text-lg">{title}</Radix.Title>
          <Radix.Description className="text-soft">{text}</Radix.Description>
          {/* The safe answer stands first, so the dialog focuses it when it opens. */}
          <div className="mt-2 flex flex-wrap gap-2">
            <Radix.Close className="min-h-8 rounded-md border border-accent bg-accent px-3 py-1 font-medium text-on-accent pointer-coarse:min-h-11">
              {keep}
            </Radix.Close>
            <Radix.Close
              onClick={onAct}
              className={cx(
                'min-h-8 rounded-md border px-3 py-1 font-medium pointer-coarse:min-h-11',
                isHarmless ? 'border-edge hover:bg-sunk' : 'border-bad text-bad hover:bg-bad-tint',
              )}
            >
              {act}
            </Radix.Close>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
