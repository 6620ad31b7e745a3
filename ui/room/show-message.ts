/** The id of a message's row in the page. */
export const rowId = (messageId: string): string => `message-${messageId}`

/** Brings a message into view, gives it the focus, and marks it for a moment. */
export function showMessage(messageId: string): void {
  // One frame later, when a closed dialog has given the focus back and the transcript is on screen.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const row = document.getElementById(rowId(messageId))
      if (row === null) return
      row.scrollIntoView({ block: 'center' })
      row.focus({ preventScroll: true })
      row.classList.remove('flash')
      row.classList.add('flash')
      row.addEventListener('animationend', () => row.classList.remove('flash'), { once: true })
    }),
  )
}
