import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { ACTIONS, actionOf, keyOf, type ActionId } from './actions.ts'
import { announce } from './announcer.tsx'
import { ariaKey, isSingle, modName, shownKey } from './keys.ts'
import { usePreferences } from './preferences.ts'

type Handler = { run: (() => void) | null; why: string | undefined }

/** Who carries an action out; where two do, the one that came last. */
const handlers = new Map<ActionId, { current: Handler }[]>()

type There = { isReady: boolean; why: string | undefined }
/** Which actions are there now, and why one that is there cannot be done. */
const useHeld = create<{ there: Partial<Record<ActionId, There>> }>(() => ({ there: {} }))

/**
 * Carries an action out as long as this part of the page is there: by its key, the command menu, or `perform`.
 * With `null` and a reason it is shown and says why it cannot be done; with `null` alone it is not there.
 */
export function useAction(id: ActionId, run: (() => void) | null, why?: string): void {
  const handler = useRef<Handler>({ run, why })
  useEffect(() => {
    handler.current = { run, why }
  })
  const isReady = run !== null
  const isThere = isReady || why !== undefined
  useEffect(() => {
    if (!isThere) return
    handlers.set(id, [...(handlers.get(id) ?? []), handler])
    return () => {
      handlers.set(
        id,
        (handlers.get(id) ?? []).filter((one) => one !== handler),
      )
      tell(id)
    }
  }, [id, isThere])
  useEffect(() => {
    tell(id)
  }, [id, isThere, isReady, why])
}

function tell(id: ActionId): void {
  const last = handlers.get(id)?.at(-1)?.current
  const known = useHeld.getState().there[id]
  const isSame = last === undefined ? known === undefined : known?.isReady === (last.run !== null)
  if (isSame && known?.why === last?.why) return
  useHeld.setState(({ there: { [id]: _, ...others } }) => ({
    there: last === undefined ? others : { ...others, [id]: { isReady: last.run !== null, why: last.why } },
  }))
}

/** Does it, or says why it cannot be done now; false where it is not there at all. */
export function perform(id: ActionId): boolean {
  const last = handlers.get(id)?.at(-1)?.current
  if (last === undefined) return false
  if (last.run !== null) last.run()
  else if (last.why !== undefined) sayWhy(last.why)
  return true
}

/** The reason that is in view for a moment, and which actions may follow a first key. */
export const useKeyLine = create<{ why: string | null; first: string | null }>(() => ({
  why: null,
  first: null,
}))

function sayWhy(why: string): void {
  announce(why)
  useKeyLine.setState({ why, first: null })
}

/** Whether an action is there now: `undefined` where it is not. */
export const useThere = (id: ActionId): There | undefined => useHeld(({ there }) => there[id])

/** Everything that is there now, by name. */
export const useAllThere = (): Partial<Record<ActionId, There>> => useHeld(({ there }) => there)

/** Which actions are there, asked once. */
export const thereNow = (): ActionId[] => {
  const { there } = useHeld.getState()
  return Object.keys(there).filter((id): id is ActionId => id in ACTIONS)
}

/** How the key of an action is told to eyes and to screen readers; nothing where it does not act. */
export function useKeyOf(id: ActionId): { shown: string; aria: string | undefined } {
  const key = usePreferences(({ keys, singleKeys }) => {
    const held = keyOf(id, keys)
    return singleKeys || !isSingle(held) ? held : ''
  })
  return { shown: shownKey(key, modName()), aria: ariaKey(key) }
}

/** Where an action belongs. */
export const scopeOf = (id: ActionId) => actionOf(id).scope
