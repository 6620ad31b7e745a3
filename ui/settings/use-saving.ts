import { useState } from 'react'
import { useServed } from '../components/Served.tsx'
import { ApiRefusal, call } from '../lib/api.ts'
import { pageWords } from '../words/words.ts'

type Saving = { state: 'idle' | 'saving' | 'saved' } | { state: 'failed'; why: string }

/** Sends a change of the settings; what was typed stays whatever the answer is. */
export function useSaving(): {
  saving: Saving
  save: (change: object, then?: (answer: unknown) => void) => void
  edited: () => void
} {
  const [saving, set] = useState<Saving>({ state: 'idle' })
  const served = useServed()
  const save = (change: object, then?: (answer: unknown) => void) => {
    // Not disabled meanwhile: a disabled button would lose the focus.
    if (saving.state === 'saving') return
    set({ state: 'saving' })
    call('/settings', { method: 'PATCH', body: JSON.stringify(change) }).then(
      (answer) => {
        set({ state: 'saved' })
        then?.(answer)
      },
      (fault: unknown) => set({ state: 'failed', why: whyOf(fault, served) }),
    )
  }
  return { saving, save, edited: () => saving.state !== 'saving' && set({ state: 'idle' }) }
}

function whyOf(fault: unknown, served: (text: string) => string): string {
  const said = pageWords.settingsWords
  if (!(fault instanceof ApiRefusal)) return said.unreachable
  return said.notSaved(served(fault.faults[0] ?? fault.message))
}
