import { useSyncExternalStore } from 'react'

/** Where the reader is: the path and what stands behind its question mark. */
export type Place = { path: string; query: URLSearchParams }

export const councilPath = (runId: string): string => `/councils/${encodeURIComponent(runId)}`

/** Goes to another page of the panel; `replace` leaves no step back to this one. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const here = location.pathname + location.search
  if (to === here) return
  history[replace ? 'replaceState' : 'pushState'](null, '', to)
  const isSamePage = new URL(to, location.origin).pathname === here.split('?')[0]
  dispatchEvent(new PopStateEvent('popstate'))
  if (!isSamePage) scrollTo(0, 0)
}

/** The address as it changes. */
export const useAddress = (): string =>
  useSyncExternalStore(listen, () => location.pathname + location.search)

export function placeOf(address: string): Place {
  const { pathname, searchParams } = new URL(address, location.origin)
  return { path: pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname, query: searchParams }
}

function listen(changed: () => void): () => void {
  addEventListener('popstate', changed)
  return () => removeEventListener('popstate', changed)
}

/** The values of `:names` in a pattern like `/councils/:id`, or null where the path is another one. */
export function matched(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const values: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':') && value !== '') values[part.slice(1)] = decoded(value)
    else if (part !== value) return null
  }
  return values
}

/** A part of a path as it was before it was escaped. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A broken escape names nothing that exists; the page says so.
    return text
  }
}
