import { useRef } from 'react'

/** What had the focus when a window opened gets it back when it closes; where that is gone, the page's own beginning. */
export function useFocusReturn() {
  const opener = useRef<Element | null>(null)
  return {
    keep: () => {
      opener.current = document.activeElement
    },
    giveBack: (event: Event) => {
      // A window without a button of its own would leave the focus nowhere.
      event.preventDefault()
      const { current: held } = opener
      const isThere = held instanceof HTMLElement && held !== document.body && held.isConnected
      const target = isThere ? held : document.querySelector<HTMLElement>('#transcript, h1')
      target?.focus({ preventScroll: true })
    },
  }
}
