import { readDraft, type Draft } from './draft.ts'

// A draft an entry, so that two tabs do not write over each other's.
const PREFIX = 'xio.draft.'

/** A draft of this browser, or null where there is none of that id. */
export function keptDraft(id: string): Draft | null {
  try {
    return parsed(localStorage.getItem(PREFIX + id))
  } catch {
    return null
  }
}

/** The drafts of this browser, the one that was worked on last first. */
export function keptDrafts(): Draft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => parsed(localStorage.getItem(key)) ?? [])
      .toSorted((a, b) => b.savedAt - a.savedAt)
  } catch {
    return []
  }
}

/** Keeps a draft; false where the browser has no room or keeps nothing. */
export function keepDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function dropDraft(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id)
  } catch {
    // Nothing is kept here, so nothing has to go.
  }
}

/** Calls back when another tab has changed this draft. */
export function onDraftElsewhere(id: string, changed: (draft: Draft | null) => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => key === PREFIX + id && changed(parsed(newValue))
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}

function parsed(text: string | null): Draft | null {
  if (text === null) return null
  try {
    return readDraft(JSON.parse(text))
  } catch {
    return null
  }
}
