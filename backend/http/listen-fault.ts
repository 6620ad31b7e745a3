/** The server cannot listen where it is told to; the message says why and what to do. */
export class ListenFault extends Error {}

/** What the system says of the place, in words; any other error as it is. */
export function listenFault(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  switch (code) {
    case 'EADDRINUSE':
      return new ListenFault(
        `Port ${port} of ${host} is in use by another program: end it, or set PORT to a free one. For example: PORT=${port + 1}`,
      )
    case 'EACCES':
      return new ListenFault(
        `Port ${port} may not be used by this user: set PORT to one from 1024 on. For example: PORT=3000`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ListenFault(
        `HOST is ${host}, which is no address of this machine. For example: HOST=127.0.0.1`,
      )
    default:
      return error
  }
}
