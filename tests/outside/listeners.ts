import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of this machine that counts what reached it: connections, not only requests. */
export type Listener = {
  port: number
  connections: () => number
  requests: string[]
  close: () => Promise<void>
}

export async function listen(
  answer: RequestListener = (_request, response) => response.end('ok'),
): Promise<Listener> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.host}`)
    answer(request, response)
  })
  return onLoopback(server, requests)
}

export async function onLoopback(server: Server, requests: string[] = []): Promise<Listener> {
  let connections = 0
  server.on('connection', () => void connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    connections: () => connections,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
