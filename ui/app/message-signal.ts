const MESSAGE = 'xio:message'

/** Asks the open room to show one of its messages. */
export const showMessageOf = (messageId: string): void =>
  void dispatchEvent(new CustomEvent(MESSAGE, { detail: messageId }))

/** Hears which message is asked for; the answer ends it. */
export function onMessageAsked(show: (messageId: string) => void): () => void {
  const listen = (event: Event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') show(event.detail)
  }
  addEventListener(MESSAGE, listen)
  return () => removeEventListener(MESSAGE, listen)
}
