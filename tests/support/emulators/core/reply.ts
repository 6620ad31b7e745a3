// Sends an answer, whole or in one of the ways in which networks break it.
import type { ServerResponse } from 'node:http'
import type { EmulatorClock } from './clock.ts'
import type { Fault } from './faults.ts'
import type { Entry } from './journal.ts'
import type { Reply } from './service.ts'

export function send(entry: Entry, response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return
  entry.status = reply.status
  if (!response.headersSent) response.writeHead(reply.status, headersOf(reply))
  response.end(bytesOf(reply))
}

export function breakReply(entry: Entry, response: ServerResponse, fault: Fault, reply?: Reply): void {
  if (fault.kind === 'reset' && (fault.commit !== 'mid-body' || reply === undefined)) {
    if (fault.polite === true) response.socket?.end()
    else response.socket?.resetAndDestroy()
    return
  }
  if (reply === undefined || response.destroyed) return
  const bytes = bytesOf(reply)
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2))
  entry.status = reply.status
  if (fault.kind === 'slowBody') {
    response.writeHead(reply.status, headersOf(reply))
    return response.flushHeaders()
  }
  if (fault.kind === 'reset') {
    response.writeHead(reply.status, { ...headersOf(reply), 'content-length': String(bytes.length) })
    return void response.write(half, () => response.socket?.resetAndDestroy())
  }
  response.writeHead(reply.status, headersOf(reply))
  response.end(fault.kind === 'garbageJson' ? Buffer.from(`<${reply.status}>}{"ok": maybe`) : half)
}

/** What stands in front of the service answers in HTML. */
export function html(reply: Reply): Reply {
  const body = `<html><head><title>${reply.status}</title></head><body><h1>${reply.status}</h1><hr>edge</body></html>`
  return { ...reply, headers: { ...reply.headers, 'content-type': 'text/html' }, body }
}

/** Waits on the clock, but not for a client that has gone. */
export async function wait(
  clock: EmulatorClock,
  ms: number,
  response: ServerResponse,
  first?: () => void,
): Promise<void> {
  first?.()
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  // The work itself goes on when the client leaves: only the waiting of an answer that was begun is cut short.
  await clock.sleep(ms, first ? gone.signal : undefined)
}

function headersOf(reply: Reply): Record<string, string> {
  return { 'content-type': 'application/json; charset=utf-8', ...reply.headers }
}

function bytesOf(reply: Reply): Buffer {
  return Buffer.from(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body))
}
