import { create } from 'zustand'
import { perform } from '../app/use-action.ts'

type Draft = {
  text: string
  /** It was written before this page was opened, and nobody has touched it since. */
  isRestored: boolean
}

const keyOf = (runId: string): string => `xio.message.${runId}`
/** Where they stood before, among the drafts of councils. */
const oldKeyOf = (runId: string): string => `xio.draft.${runId}`

/** What is half written to each council, kept on this device until it is sent. */
const useDrafts = create<Record<string, Draft>>(() => ({}))

/** The message that is being written to a council. */
export function useMessageDraft(runId: string): Draft {
  return useDrafts((held) => held[runId]) ?? restored(runId)
}

const NOTHING: Draft = { text: '', isRestored: false }
/** Read once for each council; an effect of drawing would be too late for the first look. */
const read = new Map<string, Draft>()

function restored(runId: string): Draft {
  const known = read.get(runId)
  if (known !== undefined) return known
  const text = kept(runId)
  const draft = text === '' ? NOTHING : { text, isRestored: true }
  read.set(runId, draft)
  return draft
}

export function writeMessage(runId: string, text: string): void {
  useDrafts.setState({ [runId]: { text, isRestored: false } })
  try {
    localStorage.removeItem(oldKeyOf(runId))
    if (text === '') localStorage.removeItem(keyOf(runId))
    else localStorage.setItem(keyOf(runId), text)
  } catch {
    // Storage is off or full: the text lives as long as the page.
  }
}

/** Puts somebody's words into the message, as a quote, and goes there to answer them. */
export function quoteInMessage(runId: string, name: string, words: string): void {
  const { text } = useDrafts.getState()[runId] ?? restored(runId)
  const quoted = `${name}:\n${words.trim().replaceAll(/^/gm, '> ')}\n\n`
  writeMessage(runId, text === '' ? quoted : `${text.trimEnd()}\n\n${quoted}`)
  perform('composer')
}

function kept(runId: string): string {
  try {
    return localStorage.getItem(keyOf(runId)) ?? localStorage.getItem(oldKeyOf(runId)) ?? ''
  } catch {
    return ''
  }
}
