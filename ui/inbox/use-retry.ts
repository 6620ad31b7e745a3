import { useState } from 'react'
import { announce } from '../app/announcer.tsx'
import { useServed } from '../components/Served.tsx'
import { ApiRefusal, call } from '../lib/api.ts'
import { words } from '../words/words.ts'
import { refreshInbox } from './refresh-inbox.ts'

/** Tries exports that failed again; `fault` says why it was not done. */
export function useRetry(exportIds: readonly string[]) {
  const [busy, setBusy] = useState(false)
  const served = useServed()
  const [fault, setFault] = useState<string | null>(null)
  const retry = async () => {
    // Not disabled meanwhile: a disabled button would lose the focus.
    if (busy) return
    setBusy(true)
    setFault(null)
    try {
      for (const id of exportIds) await call(`/exports/${encodeURIComponent(id)}/retry`, { method: 'POST' })
      announce(words.inboxWords.retried)
      await refreshInbox()
    } catch (error) {
      const why = error instanceof ApiRefusal ? served(error.message) : words.waiting.failed
      setFault(words.inboxWords.notRetried(why))
    } finally {
      setBusy(false)
    }
  }
  return { retry: () => void retry(), busy, fault }
}
