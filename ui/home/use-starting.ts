import { useState } from 'react'
import { councilPath, go } from '../app/router.ts'
import { faultsOf } from '../preparation/Faults.tsx'

/** A council that is being started from here: it opens once it is there, or says why it is not. */
export function useStarting() {
  const [isStarting, setIsStarting] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const start = async (work: () => Promise<string>) => {
    // Not disabled meanwhile: a disabled button would lose the focus.
    if (isStarting) return
    setIsStarting(true)
    setFaults([])
    try {
      go(councilPath(await work()))
    } catch (fault) {
      setFaults(faultsOf(fault))
      setIsStarting(false)
    }
  }
  return { isStarting, faults, setFaults, start: (work: () => Promise<string>) => void start(work) }
}
