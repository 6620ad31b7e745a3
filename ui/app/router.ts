import { useSyncExternalStore } from 'react'

export type Route = { name: 'home' } | { name: 'council'; runId: string } | { name: 'nothing' }

const COUNCIL = /^\/councils\/([\w.~-]{1,100})\/?$/

/** Which page an address means. */
export function routeOf(path: string): Route {
  if (path === '/' || path === '/home' || path === '/councils') return { name: 'home' }
  const runId = COUNCIL.exec(path)?.[1]
  return runId === undefined ? { name: 'nothing' } : { name: 'council', runId }
}

export const councilPath = (runId: string): string => `/councils/${encodeURIComponent(runId)}`

/** Goes to another page of the panel. */
export function go(path: string): void {
  if (path === location.pathname) return
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
  scrollTo(0, 0)
}

export const usePath = (): string => useSyncExternalStore(listen, () => location.pathname)

function listen(changed: () => void): () => void {
  addEventListener('popstate', changed)
  return () => removeEventListener('popstate', changed)
}
