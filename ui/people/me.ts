import { useEffect } from 'react'
import { create } from 'zustand'
import { call } from '../lib/api.ts'
import { textOf } from '../lib/reading.ts'
import type { Me } from './seated.ts'

const useHeld = create<{ me: Me }>(() => ({ me: null }))

/** Who reads this page; asked once, since it does not change while the page is open. */
export function useMe(): Me {
  const me = useHeld((held) => held.me)
  useEffect(() => {
    if (useHeld.getState().me === null) void load()
  }, [])
  return me
}

/** Asks once more: the name was changed. */
export function meAgain(): Promise<void> {
  asking = null
  return load()
}

let asking: Promise<void> | null = null

// Where nobody answers, the next part that wants to know asks again.
function load(): Promise<void> {
  asking ??= call('/me')
    .then((answer) => {
      const [id, name] = [textOf(answer, 'id'), textOf(answer, 'name')]
      if (id !== undefined && name !== undefined) useHeld.setState({ me: { id, name } })
    })
    .catch(() => undefined)
    .finally(() => (asking = null))
  return asking
}
