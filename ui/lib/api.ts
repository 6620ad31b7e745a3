import type { Command } from '../../schemas/generated/types.ts'
import { has, listOf, textOf, type Row } from './reading.ts'

/** The server said no, in words that can be shown; `faults` name each place and how to mend it. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly faults: readonly string[]
  constructor(status: number, message: string, faults: readonly string[]) {
    super(message)
    this.name = 'ApiRefusal'
    this.status = status
    this.faults = faults
  }
}

type Request = {
  method?: 'GET' | 'POST' | 'PATCH'
  type?: string
  body?: string | Blob
  signal?: AbortSignal
}

/** An answer of the API as JSON; rejects with `ApiRefusal`, or with what `fetch` throws where nobody answers. */
export async function call(
  path: string,
  { method = 'GET', type = 'application/json', body, signal }: Request = {},
): Promise<unknown> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  })
  const value: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusal(response.status, value)
  return value
}

function refusal(status: number, problem: unknown): ApiRefusal {
  const message = textOf(problem, 'detail') ?? textOf(problem, 'title') ?? `The server answered ${status}.`
  return new ApiRefusal(status, message, listOf(problem, 'errors').map(faultLine))
}

// A fault of a text says its place itself, among it the line.
function faultLine(fault: Row): string {
  const pointer = textOf(fault, 'pointer') ?? ''
  const message = textOf(fault, 'message') ?? ''
  return pointer === '' || message.includes(pointer) ? message : `${pointer}: ${message}`
}

/** Asks over HTTP where no socket is open. The same `commandId` does nothing twice. */
export async function postCommand(
  runId: string,
  commandId: string,
  command: Command,
): Promise<{ state: 'queued' | 'applied'; reason?: string }> {
  const body = JSON.stringify({ ...command, commandId })
  const answer = await call(`/runs/${encodeURIComponent(runId)}/commands`, { method: 'POST', body })
  const reason = textOf(answer, 'reason')
  const state = has(answer, 'state') && answer.state === 'queued' ? 'queued' : 'applied'
  return reason === undefined ? { state } : { state, reason }
}
