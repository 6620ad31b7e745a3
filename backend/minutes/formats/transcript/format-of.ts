import type { Transcript } from '../../transcript.ts'

const ARROW =
  /^\s{0,8}(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s{1,8}-->\s{1,8}(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}/m

/** The format of a file: the text decides where it is plain, the name where it is not. */
export function formatOf(name: string, text: string): Transcript['format'] {
  const head = text.slice(0, 4000)
  if (/^\uFEFF?WEBVTT(?:\s|$)/.test(head)) return 'vtt'
  if (/^\s{0,200}[[{]/.test(head) && looksLikeJson(name, head)) return isRunLog(head) ? 'run_log' : 'chat'
  if (ARROW.test(head)) return /\d,\d{1,3}\s{1,8}-->/.test(head) ? 'srt' : 'vtt'
  if (/\.(?:json|jsonl|ndjson)$/i.test(name)) return 'chat'
  if (/\.(?:md|markdown|mkd)$/i.test(name)) return 'markdown'
  return /^ {0,3}#{1,6}\s+\S|^\s{0,8}[-*+] {1,4}\[[ x]\]|\[[^\]\n]{1,200}\]\([^)\s]{1,400}\)|\*\*[^*\n]{1,200}\*\*/m.test(
    head,
  )
    ? 'markdown'
    : 'text'
}

// Minutes may begin with "[12:01]" or a link; a list or an object of JSON goes on with a value.
const looksLikeJson = (name: string, head: string): boolean =>
  /\.(?:json|jsonl|ndjson)$/i.test(name) || /^\s{0,200}(?:\{\s{0,200}["}]|\[\s{0,200}[{["\]])/.test(head)

const isRunLog = (head: string): boolean =>
  /^\s{0,200}\{/.test(head) && /"(?:runId|run_id)"\s?:/.test(head) && /"seq"\s?:/.test(head)
