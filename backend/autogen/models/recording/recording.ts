import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { ModelErrorKind } from '../errors.ts'
import type { CreateResult, FinishReason, FunctionCall, RequestUsage } from '../model-client.ts'
import { count, field, isObject, list, text } from '../unknown.ts'
import type { RecordedRequest } from './request-key.ts'

export type RecordedFailure = {
  kind: ModelErrorKind
  message: string
  retryable: boolean
  retryAfterMs: number | null
}

/** One call: what was asked, the pieces that came (none where it was not streamed), and how it ended. */
export type Recording = {
  request: RecordedRequest
  pieces: string[]
  end: { result: CreateResult } | { error: RecordedFailure }
}

/** One line for each. */
export function recordingsToJsonl(recordings: readonly Recording[]): string {
  return recordings.map((recording) => `${JSON.stringify(recording)}\n`).join('')
}

/** Throws `BadState` with the line that is no recording. */
export function recordingsFromJsonl(jsonl: string): Recording[] {
  return jsonl.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const recording = readRecording(parsed(line))
    if (recording === null)
      throw new BadState(`Line ${index + 1} is no recording of a model call: record it again.`)
    return [recording]
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function readRecording(value: unknown): Recording | null {
  const request = field(value, 'request')
  const end = field(value, 'end')
  const pieces = list(field(value, 'pieces'))
  const result = readResult(field(end, 'result'))
  const error = readFailure(field(end, 'error'))
  if (!isRequest(request) || !pieces.every((piece) => typeof piece === 'string')) return null
  if (result !== null) return { request, pieces, end: { result } }
  return error === null ? null : { request, pieces, end: { error } }
}

// It was parsed from JSON, so whatever is in it is JSON.
function isRequest(value: unknown): value is { [part: string]: Json } {
  return isObject(value) && Array.isArray(value['messages'])
}

const REASONS: readonly FinishReason[] = ['stop', 'length', 'function_calls', 'content_filter', 'unknown']

function readResult(value: unknown): CreateResult | null {
  const finishReason = REASONS.find((reason) => reason === field(value, 'finishReason'))
  const content = readContent(field(value, 'content'))
  if (finishReason === undefined || content === null) return null
  const thought = text(field(value, 'thought'))
  const usage = readUsage(field(value, 'usage'))
  return {
    finishReason,
    content,
    usage,
    cached: field(value, 'cached') === true,
    ...(thought && { thought }),
  }
}

function readContent(value: unknown): string | FunctionCall[] | null {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return null
  const calls = value.map((call) => {
    const [id, name, args] = ['id', 'name', 'arguments'].map((part) => text(field(call, part)))
    return id === undefined || name === undefined || args === undefined ? null : { id, name, arguments: args }
  })
  return calls.every((call) => call !== null) ? calls : null
}

function readUsage(value: unknown): RequestUsage | null {
  const promptTokens = count(field(value, 'promptTokens'))
  const completionTokens = count(field(value, 'completionTokens'))
  const cachedTokens = count(field(value, 'cachedTokens'))
  if (promptTokens === undefined || completionTokens === undefined) return null
  return { promptTokens, completionTokens, ...(cachedTokens === undefined ? {} : { cachedTokens }) }
}

const KINDS: Record<ModelErrorKind, true> = {
  rate_limited: true,
  overloaded: true,
  timeout: true,
  connection: true,
  cut_stream: true,
  bad_answer: true,
  too_large: true,
  bad_request: true,
  unauthorised: true,
  content_filter: true,
  circuit_open: true,
  exhausted: true,
}

function isKind(value: unknown): value is ModelErrorKind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value)
}

function readFailure(value: unknown): RecordedFailure | null {
  const kind = field(value, 'kind')
  const message = text(field(value, 'message'))
  const wait = field(value, 'retryAfterMs')
  if (!isKind(kind) || message === undefined) return null
  const retryAfterMs = typeof wait === 'number' ? wait : null
  return { kind, message, retryable: field(value, 'retryable') === true, retryAfterMs }
}
