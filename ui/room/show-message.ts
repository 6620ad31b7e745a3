/** The id of a message's row in the page. */
export const rowId = (messageId: string): string => `message-${messageId}`

/** Asks the transcript to bring a message into view; `detail` is its id. */
export const SHOW_MESSAGE = 'xio:show-message'

/** Brings a message into view, gives it the focus, and marks it for a moment. */
export function showMessage(messageId: string): void {
  // One frame later, when a closed dialog has given the focus back and the transcript is on screen.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => dispatchEvent(new CustomEvent(SHOW_MESSAGE, { detail: messageId }))),
  )
}
