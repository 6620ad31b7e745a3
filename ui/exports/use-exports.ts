import { useEffect, useRef, useState } from 'react'
import { useServed } from '../components/Served.tsx'
import { useFetched } from '../lib/use-fetched.ts'
import { ApiRefusal, call } from '../lib/api.ts'
import { useRoom, useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'

/** Where the record of the run has gone. Asked again each time the log tells of an export. */
export function useExports() {
  const { session } = useRoom()
  const base = `/runs/${encodeURIComponent(session.runId)}`
  const { answer, state, again } = useFetched(`${base}/exports`)
  const told = useRun((run) => run.exports)
  const asked = useRun((run) => run.exportsAsked)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) again()
    first.current = false
  }, [told, asked, again])
  return { base, answer, state, again }
}

/** Something that is asked of the outbox; `fault` says in words why it was not done. */
export function useOutbox(done: () => void) {
  const [busy, setBusy] = useState(false)
  const served = useServed()
  const [fault, setFault] = useState<string | null>(null)
  const ask = async (path: string, body: object = {}) => {
    // The buttons are not disabled meanwhile: a disabled one would lose the focus.
    if (busy) return
    setBusy(true)
    setFault(null)
    try {
      await call(path, { method: 'POST', body: JSON.stringify(body) })
      done()
    } catch (error) {
      setFault(
        error instanceof ApiRefusal
          ? words.exportWords.refused(served(error.message))
          : words.exportWords.unreachable,
      )
    } finally {
      setBusy(false)
    }
  }
  return { ask: (path: string, body?: object) => void ask(path, body), busy, fault }
}
