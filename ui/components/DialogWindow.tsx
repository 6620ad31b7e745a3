import * as Radix from '@radix-ui/react-dialog'
import { useRef } from 'react'
import type { ConfirmProps, DialogProps } from './dialog-props.ts'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import { useFocusReturn } from './use-focus-return.ts'
import { words } from '../words/words.ts'

/** A window over the page: Esc closes it, and the focus goes back to where it came from. */
export function Dialog({ open, onOpenChange, onClosed, title, children, place = 'middle' }: DialogProps) {
  const focus = useFocusReturn()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            focus.keep()
            toFirstField(event)
          }}
          onCloseAutoFocus={(event) => {
            focus.giveBack(event)
            onClosed?.()
          }}
          className={cx(FRAME, PLACES[place])}
        >
          <header className="flex items-start justify-between gap-4 border-b border-line px-5 py-3">
            <Radix.Title className="text-lg leading-snug">{title}</Radix.Title>
            <Radix.Close
              aria-label={words.app.close}
              className="-me-2 grid size-8 shrink-0 place-items-center rounded-md text-soft hover:bg-sunk hover:text-ink pointer-coarse:-my-1 pointer-coarse:size-11"
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

function toSafeAnswer(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return
  const safe = event.currentTarget.querySelector('[data-safe]')
  if (!(safe instanceof HTMLElement)) return
  event.preventDefault()
  safe.focus()
}

const FRAME = 'appear fixed z-50 flex flex-col border border-line bg-sheet text-ink shadow-xl'
const PLACES = {
  middle: 'inset-x-3 top-1/2 mx-auto max-h-[85dvh] max-w-lg -translate-y-1/2 rounded-xl',
  side: 'inset-y-0 end-0 w-[min(46rem,100vw)] border-y-0 border-e-0',
  /** Its upper edge stays where it is while its content changes. */
  top: 'inset-x-3 top-[10dvh] mx-auto max-h-[80dvh] max-w-xl rounded-xl',
  bottom: 'inset-x-0 bottom-0 max-h-[80dvh] rounded-t-xl border-x-0 border-b-0',
  start: 'inset-y-0 start-0 w-[min(20rem,85vw)] border-y-0 border-s-0',
} as const

/** Asks before something that cannot be taken back. The safe answer has the focus, so Enter does no harm. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  text,
  keep,
  act,
  onAct,
  other,
  children,
  isHarmless = false,
}: ConfirmProps) {
  const focus = useFocusReturn()
  const led = useRef<(() => HTMLElement | null) | undefined>(undefined)
  const leave = (event: Event) => {
    const target = led.current?.() ?? null
    led.current = undefined
    if (target === null) return focus.giveBack(event)
    event.preventDefault()
    target.focus()
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          role="alertdialog"
          onOpenAutoFocus={(event) => {
            focus.keep()
            toSafeAnswer(event)
          }}
          onCloseAutoFocus={leave}
          className={cx(FRAME, PLACES.middle, 'gap-3 overflow-y-auto p-5')}
        >
          <Radix.Title className="text-lg">{title}</Radix.Title>
          <Radix.Description className="text-soft">{text}</Radix.Description>
          {children}
          <div className="mt-2 flex flex-wrap gap-2">
            <Radix.Close
              data-safe
              className="min-h-8 rounded-md border border-accent bg-accent px-3 py-1 font-medium text-on-accent pointer-coarse:min-h-11"
            >
              {keep}
            </Radix.Close>
            {other !== undefined && (
              <Radix.Close
                onClick={() => {
                  led.current = other.focus
                  other.onAct?.()
                }}
                className="min-h-8 rounded-md border border-edge px-3 py-1 font-medium hover:bg-sunk pointer-coarse:min-h-11"
              >
                {other.label}
              </Radix.Close>
            )}
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
