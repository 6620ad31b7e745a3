import { Suspense, useState } from 'react'
import { later } from '../lib/later.ts'
import type { ConfirmProps, DialogProps } from './dialog-props.ts'

// What a window over the page is made of is not needed to draw the page; `later` fetches it once the page is still.
const load = () => import('./DialogWindow.tsx')

const Window = later(async () => ({ default: (await load()).Dialog }))
const Confirm = later(async () => ({ default: (await load()).ConfirmDialog }))

/** A window over the page: Esc closes it, and the focus goes back to where it came from. */
export function Dialog(props: DialogProps) {
  return useOpened(props.open) ? (
    <Suspense fallback={null}>
      <Window {...props} />
    </Suspense>
  ) : null
}

/** Asks before something that cannot be taken back. The safe answer has the focus, so Enter does no harm. */
export function ConfirmDialog(props: ConfirmProps) {
  return useOpened(props.open) ? (
    <Suspense fallback={null}>
      <Confirm {...props} />
    </Suspense>
  ) : null
}

/** From its first opening on it stays, so that closing can give the focus back. */
function useOpened(open: boolean): boolean {
  const [wasOpened, setWasOpened] = useState(open)
  if (open && !wasOpened) setWasOpened(true)
  return open || wasOpened
}
