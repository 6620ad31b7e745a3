import { useEffect, useState } from 'react'

/** Puts the focus on an element that the next drawing brings: a new row, or the one after a row that is gone. */
export function useFocusNext(): (...ids: readonly string[]) => void {
  const [wanted, want] = useState<readonly string[]>([])
  useEffect(() => {
    for (const id of wanted) {
      const found = document.getElementById(id)
      if (found === null || found.matches(':disabled')) continue
      found.focus()
      return
    }
  }, [wanted])
  return (...ids) => want(ids)
}
