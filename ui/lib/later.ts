import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

type Load<T> = () => Promise<T>

/** How long to wait before a part that could not be loaded is asked for again; at once when the network is back. */
const AGAIN_MS = 2_000
const MOST_TRIES = 15
/** The page itself comes first. */
const IDLE_MS = 3_000

const notYet = new Set<Load<unknown>>()
let isGoing = false

/**
 * A component that is loaded when it is first drawn, and before that when the page has nothing better to do: so that what
 * is pressed while the network is away is there. A part that cannot be loaded is waited for; it does not break the page.
 */
export function later<Props extends object>(
  load: Load<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  const patient = () => {
    const part = persist(load)
    part.then(arrive, () => undefined)
    return part
  }
  notYet.add(patient)
  begin()
  return lazy(patient)
}

let arrived = 0
const waiting = new Set<() => void>()

function arrive(): void {
  arrived++
  for (const hear of waiting) hear()
}

/** How many parts have come by now, and who hears when there is one more. */
export const arrivals = {
  count: (): number => arrived,
  listen(hear: () => void): () => void {
    waiting.add(hear)
    return () => waiting.delete(hear)
  },
}

type Network = { isServed(): Promise<boolean>; again(): Promise<void> }
const REAL: Network = { isServed, again: waitForNetwork }

/** What `load` brings, however long network or server are away. A server that has it no more has another panel by now. */
export async function persist<T>(load: Load<T>, network: Network = REAL): Promise<T> {
  for (let failed = 0; ;) {
    try {
      return await load()
    } catch (fault) {
      if ((await network.isServed()) && ++failed > MOST_TRIES) throw fault
      await network.again()
    }
  }
}

/** Whether a server answers at all, whatever it says. */
function isServed(): Promise<boolean> {
  return fetch('/healthz', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  )
}

function waitForNetwork(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, AGAIN_MS)
    addEventListener('online', done)
  })
}

/** Loads what is not yet loaded, one after another, once the page has been still for a while. */
function begin(): void {
  if (isGoing || typeof window === 'undefined') return
  isGoing = true
  setTimeout(() => void loadAll(), IDLE_MS)
}

async function loadAll(): Promise<void> {
  for (const load of notYet) {
    notYet.delete(load)
    // Whoever draws the part hears of it.
    await load().catch(() => undefined)
  }
  isGoing = false
}
