import { ApiRefusal, call } from './api.ts'

type Write = {
  method?: 'POST' | 'PATCH'
  type?: string
  body: string
  /** What of the body makes it the same wish again; all of it where nothing is said. */
  wish?: string
}

/** Sends a part of what a press asks for. */
export type Send = (path: string, write: Write) => Promise<unknown>

type Sent = { key: string; body: string }

/** What was sent for a press that has not come to its end: an answer may have been lost on its way. */
const unfinished = new Map<string, Map<string, Sent>>()

/**
 * Does what one press asks for. As long as it has not succeeded, the same press again sends the same requests under
 * the same keys: what the server has already done is answered again and not done twice.
 */
export async function pressed<T>(name: string, work: (send: Send) => Promise<T>): Promise<T> {
  const sent = unfinished.get(name) ?? new Map<string, Sent>()
  unfinished.set(name, sent)
  const result = await work(sender(sent))
  unfinished.delete(name)
  return result
}

const sender =
  (sent: Map<string, Sent>): Send =>
  async (path, { method = 'POST', type, body, wish = body }) => {
    const id = [method, path, type, wish].join('\n')
    const first = sent.get(id) ?? { key: crypto.randomUUID(), body }
    sent.set(id, first)
    try {
      return await call(path, { method, ...first, ...(type === undefined ? {} : { type }) })
    } catch (fault) {
      // What was refused was not done, and may be allowed the next time; of a broken server nobody knows.
      if (fault instanceof ApiRefusal && fault.status < 500) sent.delete(id)
      throw fault
    }
  }
