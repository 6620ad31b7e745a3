import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from '../problem.ts'

/**
 * No web page but ours may reach in (SECURITY points 3, 4 and 6): the Host must be one of ours, or a foreign name could be
 * bound to our address; the Origin likewise; and a browser must not say that another site sent the request.
 */
export function siteGuard({
  allowedHosts,
  publicUrl,
}: Given): (headers: IncomingHttpHeaders, to: Door) => void {
  const publicHost = publicUrl == null ? null : new URL(publicUrl).host
  const byPort = new Map<number, { hosts: Set<string>; origins: Set<string> }>()
  const known = (port: number) => {
    const found = byPort.get(port) ?? allowed(allowedHosts, port)
    byPort.set(port, found)
    return found
  }
  return (headers, { port, isInbound, isPage }) => {
    const { hosts, origins } = known(port)
    const host = headers.host?.toLowerCase() ?? ''
    // A tunnel makes whoever comes through it look local: by the public name only those doors open that ask who comes.
    const isPublic = isInbound && host === publicHost
    if (!isPublic && !hosts.has(host)) throw new Problem(421, MISDIRECTED)
    const { origin } = headers
    if (origin !== undefined && !origins.has(origin)) throw new Problem(403, FOREIGN)
    const site = headers['sec-fetch-site']
    if (site === undefined || site === 'same-origin' || site === 'none') return
    if (!(isPage && isOpenedByPerson(headers))) throw new Problem(403, FOREIGN)
  }
}

/**
 * A link that a person follows in a tab, as from a record in Notion or Slack: the page that opens is ours alone, and the
 * site it came from sees nothing of it and can do nothing in it. Frames and fetches are marked otherwise by the browser.
 */
const isOpenedByPerson = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'

type Given = { allowedHosts: readonly string[] | null; publicUrl?: string | null }
/** Where a request came in: a route of a service that calls us checks its caller itself; a page is only looked at. */
type Door = { port: number; isInbound: boolean; isPage: boolean }

const MISDIRECTED =
  'This server does not answer to that host name. Use the address it printed, or name it in XIO_ALLOWED_HOSTS.'
const FOREIGN =
  'A page of another site may not call this server. Open the panel at the address the server printed.'

// This machine's own names, with the port we listen on: the default of XIO_ALLOWED_HOSTS.
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]']

function allowed(
  given: readonly string[] | null,
  port: number,
): { hosts: Set<string>; origins: Set<string> } {
  const hosts = (given ?? OWN_NAMES).map((host) => withPort(host.toLowerCase(), port))
  // Browsers leave out the port that the scheme implies.
  const spellings = hosts.flatMap((host) => (host.endsWith(':80') ? [host, host.slice(0, -3)] : [host]))
  return { hosts: new Set(spellings), origins: new Set(spellings.map((host) => `http://${host}`)) }
}

function withPort(host: string, port: number): string {
  return /:\d+$/.test(host) ? host : `${host}:${port}`
}
