/** Of the tabs of one browser one leads: it asks and calls, so that nobody is called once a tab. */
export type Lead = {
  leads(): boolean
  /** Somebody may look at this tab now. */
  seen(): void
  stop(): void
}

const NAME = 'xio.inbox'

/** The tab that was looked at last leads; when it is closed, another one that waits does. Without locks each tab is on its own. */
export function takeLead(isSeen: () => boolean, locks: LockManager | undefined): Lead {
  if (locks === undefined) return { leads: () => true, seen: () => undefined, stop: () => undefined }
  let leads = false
  let isOver = false
  let waiting = new AbortController()
  let release = (): void => undefined

  const hold = () => {
    leads = true
    return new Promise<void>((resolve) => {
      release = resolve
    })
  }
  const wait = () => {
    leads = false
    if (isOver) return
    const { signal } = (waiting = new AbortController())
    // It ends here when this tab takes the lead instead of waiting for it, or another tab takes it from this one.
    locks.request(NAME, { signal }, hold).catch(() => signal.aborted || wait())
  }
  const take = () => {
    waiting.abort()
    locks.request(NAME, { steal: true }, hold).catch(wait)
  }
  if (isSeen()) take()
  else wait()
  return {
    leads: () => leads,
    seen() {
      if (isSeen() && !leads) take()
    },
    stop() {
      isOver = true
      leads = false
      waiting.abort()
      release()
    },
  }
}
