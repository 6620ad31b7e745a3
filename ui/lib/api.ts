import type { Command } from '../../schemas/generated/types.ts'
import { has, listOf, textOf, type Row } from './reading.ts'

/** A fault and its place in what was sent: `/agenda/0/title`. */
export type PlacedFault = { pointer: string; message: string }

/** The server said no, in words that can be shown; `faults` name each place and how to mend it. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly faults: readonly string[]
  /** The same with their places apart, for whoever has a field for each. */
  readonly places: readonly PlacedFault[]
  constructor(
    status: number,
    message: string,
    faults: readonly string[],
    places: readonly PlacedFault[] = [],
  ) {
    super(message)
    this.name = 'ApiRefusal'
    this.status = status
    this.faults = faults
    this.places = places
  }
}

type Request = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  type?: string
  body?: string | Blob
  /** The server does a write of one key once, and answers it again. */
  key?: string
  signal?: AbortSignal
}

/** An answer of the API as JSON; rejects with `ApiRefusal`, or with what `fetch` throws where nobody answers. */
export async function call(
  path: string,
  { method = 'GET', type = 'application/json', body, key, signal }: Request = {},
): Promise<unknown> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': type }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  })
  const value: unknown = await response.json().catch((error: unknown) => {
    // An answer that broke off, or was given up half way, says nothing; an empty one says that all is well.
    if (response.ok && response.status !== 204) throw error
    return null
  })
  if (!response.ok) throw refusal(response.status, value)
  return value
}

function refusal(status: number, problem: unknown): ApiRefusal {
  const message = textOf(problem, 'detail') ?? textOf(problem, 'title') ?? `The server answered ${status}.`
  const faults = listOf(problem, 'errors')
  return new ApiRefusal(
    status,
    message,
    faults.map((one) => faultLine(placed(one))),
    faults.map(placed),
  )
}

const placed = (fault: Row): PlacedFault => ({
  pointer: textOf(fault, 'pointer') ?? '',
  message: textOf(fault, 'message') ?? '',
})

/** A fault in one line, with its place. A fault of a text says it itself, among it the line. */
export function faultLine({ pointer, message }: PlacedFault): string {
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
