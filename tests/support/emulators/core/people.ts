// The pages for people, on a server of their own.
import { createServer } from 'node:http'
import { end, listen } from './emulator.ts'
import { page } from './page.ts'
import { readRequest } from './request.ts'
import type { People } from './service.ts'

export type PeoplePages = { url: string; close(): Promise<void> }

/** Each under its own first part of the path, which it does not see; the one under '' gets what no other has. */
export async function servePeople(mounts: Record<string, People>, port?: number): Promise<PeoplePages> {
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming, () => null)
    const [, first = '', rest] = /^\/([^/]*)(\/.*)?$/.exec(request.path) ?? []
    const mounted = first === '' ? undefined : mounts[first]
    // What the pages link to is relative to their folder.
    if (mounted && rest === undefined) return void response.writeHead(302, { location: `/${first}/` }).end()
    const people = mounted ?? mounts['']
    const reply = (await people?.(mounted ? { ...request, path: rest ?? '/' } : request)) ?? NOWHERE
    response.writeHead(reply.status, reply.headers).end(String(reply.body))
  })
  const url = await listen(server, port)
  return { url, close: () => end(server) }
}

const NOWHERE = { ...page('Nothing here', '<p>No page has this address.</p>'), status: 404 }
