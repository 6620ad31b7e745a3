import { useState, type KeyboardEvent } from 'react'

/** Which mark has the place in the order of Tab; arrows go from one to the next, up and down from lane to lane. */
export function useRoving(lanes: readonly (readonly string[])[]) {
  const [held, hold] = useState<string | null>(null)
  const all = lanes.flat()
  const current = held !== null && all.includes(held) ? held : (all[0] ?? null)

  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset.mark : undefined
    if (key === undefined) return
    const next = stepped(event.key, key, lanes, isRtl(event.currentTarget))
    if (next === null) return
    event.preventDefault()
    hold(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-mark="${next}"]`)?.focus()
  }
  return { current, hold, isHeld: held !== null, onKeyDown }
}

const isRtl = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'

/** The mark that a key leads to, or null where the key is another one or there is no further mark. */
export function stepped(
  pressed: string,
  from: string,
  lanes: readonly (readonly string[])[],
  rtl = false,
): string | null {
  const all = lanes.flat()
  const [at, lane] = [all.indexOf(from), lanes.findIndex((one) => one.includes(from))]
  const [onward, back] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  switch (pressed) {
    case onward:
      return all[at + 1] ?? null
    case back:
      return all[at - 1] ?? null
    case 'ArrowDown':
      return lanes.slice(lane + 1).flat()[0] ?? null
    case 'ArrowUp':
      return lanes.slice(0, lane).findLast((one) => one.length > 0)?.[0] ?? null
    case 'Home':
      return all[0] ?? null
    case 'End':
      return all.at(-1) ?? null
    default:
      return null
  }
}
