import { useRef, useState } from 'react'
import { ApiRefusal, call } from '../lib/api.ts'
import { bytesOf } from '../lib/bytes.ts'
import { has, isRow, textOf } from '../lib/reading.ts'
import { pageWords } from '../words/words.ts'
import { ENDS, kindOfName } from './kinds.ts'

/** Something that is on its way into the library: it waits, it is sent, it is there, or it was refused. */
export type Upload = {
  key: string
  name: string
  state: 'waiting' | 'sending' | 'sent' | 'refused'
  /** Where it is there. */
  sourceId: string | null
  /** Why it was refused; goes on from the name. */
  why: string | null
}

export type Uploads = {
  uploads: readonly Upload[]
  add: (files: readonly File[]) => void
  /** A text was taken by another way. */
  added: (name: string, sourceId: string) => void
  forget: () => void
}

/** Sends documents one after the other, so that a line that breaks loses one of them at most; `onSent` hears of each. */
export function useUploads(onSent: () => void): Uploads {
  const [uploads, set] = useState<readonly Upload[]>([])
  const last = useRef<Promise<void>>(Promise.resolve())
  const change = (key: string, fields: Partial<Upload>) =>
    set((all) => all.map((one) => (one.key === key ? { ...one, ...fields } : one)))
  const send = async (key: string, file: File) => {
    change(key, { state: 'sending' })
    try {
      change(key, { state: 'sent', sourceId: await sendDocument(file) })
      onSent()
    } catch (fault) {
      change(key, { state: 'refused', why: await whyNot(fault, file) })
    }
  }
  const add = (files: readonly File[]) => {
    const now = files.map((file): Upload & { file: File } => {
      const why = whyNever(file)
      const state = why === null ? 'waiting' : 'refused'
      return { key: crypto.randomUUID(), name: file.name, state, sourceId: null, why, file }
    })
    set((all) => [...now.map(({ file: _, ...one }) => one), ...all])
    for (const { key, file, state } of now)
      if (state === 'waiting') last.current = last.current.then(() => send(key, file))
  }
  const added = (name: string, sourceId: string) => {
    set((all) => [{ key: crypto.randomUUID(), name, state: 'sent', sourceId, why: null }, ...all])
    onSent()
  }
  const forget = () => set((all) => all.filter(({ state }) => state === 'waiting' || state === 'sending'))
  return { uploads, add, added, forget }
}

/** Adds a text; answers the id of its source. */
export async function sendText(title: string, text: string): Promise<string> {
  return idIn(await call('/knowledge/sources', { method: 'POST', body: JSON.stringify({ title, text }) }))
}

/** Has the server fetch a page; answers the id of its source. */
export async function sendPage(url: string): Promise<string> {
  return idIn(await call('/knowledge/sources', { method: 'POST', body: JSON.stringify({ url }) }))
}

async function sendDocument(file: File): Promise<string> {
  const path = `/knowledge/sources?${new URLSearchParams({ name: file.name })}`
  const type = kindOfName(file.name)?.type ?? 'text/plain'
  return idIn(await call(path, { method: 'POST', type, body: file, key: crypto.randomUUID() }))
}

function idIn(answer: unknown): string {
  const id = has(answer, 'source') && isRow(answer.source) ? textOf(answer.source, 'id') : undefined
  if (id === undefined) throw new Error('The server took the source and did not say which it is.')
  return id
}

/** What is known before it is sent: nobody waits for megabytes to be refused. */
function whyNever({ name, size }: File): string | null {
  const said = pageWords.knowledgeWords
  const kind = kindOfName(name)
  if (kind === null) return said.otherKind(ENDS.join(', '))
  if (size === 0) return said.isEmpty
  return size > kind.most ? said.tooLarge(bytesOf(kind.most)) : null
}

/** A file that is gone or may not be read fails as if the server did not answer. */
async function whyNot(fault: unknown, file: File): Promise<string> {
  const { noAnswer, unreadable } = pageWords.knowledgeWords
  if (fault instanceof ApiRefusal) return fault.places[0]?.message ?? fault.message
  if (!(fault instanceof TypeError)) return fault instanceof Error ? fault.message : String(fault)
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => noAnswer,
      () => unreadable,
    )
}
