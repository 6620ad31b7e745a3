import type { ReactNode } from 'react'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** It is gone, and the focus is back where it came from: now it may be taken elsewhere. */
  onClosed?: () => void
  title: string
  children: ReactNode
  /** `side` leaves the page in view beside it. */
  place?: 'middle' | 'side' | 'start' | 'bottom' | 'top'
}

/** `focus`: where the reader is led once the window is closed, instead of back. */
type Other = { label: string; onAct?: () => void; focus?: () => HTMLElement | null }

export type ConfirmProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  text: string
  keep: string
  act: string
  onAct: () => void
  /** What could be done instead of it. */
  other?: Other | undefined
  children?: ReactNode
  /** Nothing is lost by it. */
  isHarmless?: boolean
}
