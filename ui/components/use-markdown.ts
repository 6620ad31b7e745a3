import { useSyncExternalStore } from 'react'
import type { Root } from 'mdast'

type Read = (text: string) => Root | null

let read: Read | null = null
const waiting = new Set<() => void>()

/** The reader is a sixth of the room: controls do not wait for it, and words stand as they were written until it is there. */
export const markdownReady: Promise<void> = import('./markdown-reader.ts').then(
  (reader) => {
    read = reader.read
    for (const changed of waiting) changed()
  },
  // Nobody answers: the words stay as they were written.
  () => undefined,
)

function listen(changed: () => void): () => void {
  waiting.add(changed)
  return () => waiting.delete(changed)
}

/** What reads Markdown, as soon as it is there. */
export const useMarkdown = (): Read | null =>
  useSyncExternalStore(
    listen,
    () => read,
    () => read,
  )
