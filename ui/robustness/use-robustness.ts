import { useEffect, useMemo, useState } from 'react'
import { ApiRefusal, call } from '../lib/api.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { words } from '../words/words.ts'
import { checkedOf, estimateOf, type CheckEstimate } from './read-checked.ts'

/** How often somebody who waits for a check is told how far it is. */
const LOOK_MS = 1_000

/** The check of a council's decision, followed while it goes on; `fault` says in words why none was begun. */
export function useRobustness(runId: string) {
  const path = `/runs/${encodeURIComponent(runId)}/robustness`
  const { answer, again } = useFetched(path)
  const checked = useMemo(() => checkedOf(answer), [answer])
  const isGoing = checked?.state === 'going'
  useEffect(() => {
    if (!isGoing) return
    const timer = setInterval(again, LOOK_MS)
    return () => clearInterval(timer)
  }, [isGoing, again])
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async (query: string): Promise<unknown> => {
    setBusy(true)
    setFault(null)
    try {
      return await call(`${path}${query}`, { method: 'POST', body: '{}' })
    } catch (error) {
      setFault(error instanceof ApiRefusal ? error.message : words.robustWords.unreachable)
      return null
    } finally {
      setBusy(false)
    }
  }
  return {
    checked,
    fault,
    busy,
    start: () => void ask('').then(again),
    estimate: async (): Promise<CheckEstimate | null> => estimateOf(await ask('?estimate=true')),
  }
}
