import { create } from 'zustand'

/** What can be asked of the council with something to say about it first. */
export type Asking = 'alternatives' | 'risks' | 'floor' | 'extend'

/** What each line of these is given. */
export type AskProps = { onDone: () => void }

/** Which of these is open, on this page. */
export const useAsking = create<{ kind: Asking | null }>(() => ({ kind: null }))

/** What had the focus when it was opened. */
let opener: Element | null = null

export function startAsking(kind: Asking): void {
  opener = document.activeElement
  useAsking.setState({ kind })
}

/** Closes it; the focus goes back to where it came from. */
export function stopAsking(): void {
  if (useAsking.getState().kind === null) return
  useAsking.setState({ kind: null })
  const back = opener
  opener = null
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body && document.activeElement !== null) return
    const isThere = back instanceof HTMLElement && back !== document.body && back.isConnected
    const target = isThere ? back : document.getElementById('transcript')
    target?.focus({ preventScroll: true })
  })
}
