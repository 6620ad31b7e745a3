import type { Send } from './pressed.ts'
import { has, textOf } from './reading.ts'

/** What a run may be given besides its meeting. */
export type Overrides = {
  language?: string
  panel?: string
  pace?: string
  exports?: readonly string[]
  preparationSeconds?: number
}

/** Makes a meeting of a text in Markdown, and answers its id. */
export async function makeMeeting(send: Send, text: string): Promise<string> {
  const meeting = await send('/meetings', { type: 'text/markdown', body: text })
  return textOf(meeting, 'id') ?? ''
}

/** Starts a run of a meeting, and answers the run's id. */
export async function startRun(send: Send, meetingId: string, overrides: Overrides = {}): Promise<string> {
  const path = `/meetings/${encodeURIComponent(meetingId)}/runs`
  // A second press is later than the first, and the same wish.
  const { preparationSeconds: _, ...wish } = overrides
  const body = JSON.stringify(overrides)
  const answer = await send(path, { body, wish: JSON.stringify(wish) })
  const runId = has(answer, 'run') ? textOf(answer.run, 'id') : undefined
  if (runId === undefined) throw new Error('The server started a run and did not say which.')
  return runId
}
