import { useCallback, useEffect, useRef, useState } from 'react'
import { newDraft, type Draft, type Source } from './draft.ts'
import { dropDraft, keepDraft, keptDraft, onDraftElsewhere } from './draft-store.ts'
import { createWorkClock } from './work-clock.ts'
import type { Form } from './form.ts'

/** How long nothing is typed before the draft is kept. */
const QUIET_MS = 1_000

export type Editing = {
  draft: Draft
  /** When it was kept last; null: not yet, `false`: the browser keeps nothing. */
  savedAt: number | false | null
  change(changed: Partial<Form>): void
  fill(source: Source | null, form: Form): void
  /** Seconds that it took so far, from the first input on. */
  seconds(): number
  /** It has become a council: there is nothing to come back to. */
  drop(): void
}

/** A draft under the hands: kept a second after the last change, and whenever the page is left. */
export function useDraft(id: string, template: string): Editing {
  const [draft, setDraft] = useState(() => keptDraft(id) ?? newDraft(id, template))
  const [savedAt, setSavedAt] = useState<number | false | null>(draft.savedAt || null)
  const now = useRef({ draft, isDirty: false, isDropped: false })
  const [clock] = useState(() => createWorkClock(draft.workedMs, Date.now))
  const keep = useCallback(() => {
    const at = now.current
    if (!at.isDirty || at.isDropped) return
    at.isDirty = false
    const kept = keepDraft({ ...at.draft, workedMs: clock.ms(), savedAt: Date.now() })
    setSavedAt(kept ? Date.now() : false)
  }, [clock])
  useKept(now, draft, keep)
  useEffect(() => {
    const look = () => clock.show(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [clock])
  useEffect(
    () =>
      onDraftElsewhere(id, (theirs) => {
        if (theirs === null || now.current.isDirty) return
        now.current.draft = theirs
        clock.restart(theirs.workedMs)
        setDraft(theirs)
        setSavedAt(theirs.savedAt)
      }),
    [id, clock],
  )
  const set = (next: Draft) => {
    const at = now.current
    clock.touch()
    at.draft = next
    at.isDirty = true
    setDraft(next)
  }
  return {
    draft,
    savedAt,
    change: (changed) => set({ ...now.current.draft, form: { ...now.current.draft.form, ...changed } }),
    fill: (source, form) => set({ ...now.current.draft, source, form }),
    seconds: () => Math.round(clock.ms() / 1000),
    drop: () => {
      now.current.isDropped = true
      dropDraft(id)
    },
  }
}

type Now = { current: { isDirty: boolean } }

function useKept(now: Now, draft: Draft, keep: () => void): void {
  useEffect(() => {
    if (!now.current.isDirty) return
    const timer = setTimeout(keep, QUIET_MS)
    return () => clearTimeout(timer)
  }, [now, draft, keep])
  useEffect(() => {
    addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
      keep()
    }
  }, [keep])
}
