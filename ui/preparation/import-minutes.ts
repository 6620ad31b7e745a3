import { call } from '../lib/api.ts'
import { has, isRow, textOf } from '../lib/reading.ts'

/** What is to be imported: a file as it is, or a text that was pasted. */
export type GivenMinutes = { file: File } | { text: string }

/** What the API takes of a text, and of the log of a council. */
const MOST_BYTES = 10 * 1024 * 1024
const MOST_BYTES_OF_LOG = 100 * 1024 * 1024

/** The log of a council, as every council can be taken along: it is kept as it is, not read as minutes. */
export const isLog = (name: string): boolean => /\.jsonl$/i.test(name)

export const mostBytes = (name: string): number => (isLog(name) ? MOST_BYTES_OF_LOG : MOST_BYTES)

/** Has minutes read or a log kept, and answers the id of the run that holds what they say. */
export async function importMinutes(given: GivenMinutes): Promise<string> {
  const answer = await call(...asked(given))
  const runId = has(answer, 'run') && isRow(answer.run) ? textOf(answer.run, 'id') : undefined
  if (runId === undefined) throw new Error('The server imported the text and did not say where to.')
  return runId
}

function asked(given: GivenMinutes): Parameters<typeof call> {
  if ('text' in given) return ['/imports', { method: 'POST', type: 'text/plain', body: given.text }]
  const { file } = given
  if (isLog(file.name)) return ['/logs', { method: 'POST', type: 'application/jsonl', body: file }]
  const path = `/imports?name=${encodeURIComponent(file.name.slice(0, 300))}`
  return [path, { method: 'POST', type: typeOf(file.name), body: file }]
}

// A browser knows few of these by their name, and a system may have its own idea of the rest.
const TYPES: Record<string, string> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  json: 'application/json',
}

/** What a file is, by the end of its name; all else is plain text. */
export const typeOf = (name: string): string =>
  TYPES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'text/plain'
