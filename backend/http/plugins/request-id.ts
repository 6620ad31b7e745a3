import type { IncomingMessage } from 'node:http'

// Printable ASCII only: the id stands in headers, logs and events, where a line end would be somebody else's line.
const GOOD = /^[\x21-\x7e]{1,100}$/

/** The caller's id where it is fit to be one, else ours: it runs through answers, logs and events. */
export function requestId(newId: () => string): (request: Pick<IncomingMessage, 'headers'>) => string {
  return ({ headers }) => {
    const given = headers['x-request-id']
    return typeof given === 'string' && GOOD.test(given) ? given : newId()
  }
}
