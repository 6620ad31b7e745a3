import { expect, it } from 'vitest'
import { takeLead } from '../../ui/inbox/lead.ts'

/** A tab of the browser, looked at or not. */
function tab(isSeen: boolean) {
  const looked = { isSeen }
  const lead = takeLead(() => looked.isSeen, navigator.locks)
  return {
    lead,
    look(now: boolean) {
      looked.isSeen = now
      lead.seen()
    },
  }
}

const leading = (tabs: readonly ReturnType<typeof tab>[]) =>
  expect.poll(() => tabs.map(({ lead }) => lead.leads()))

it('is led by the tab that was looked at last, and by another when that is closed', async () => {
  const [a, b, c] = [tab(true), tab(false), tab(false)]
  const tabs = [a, b, c]
  await leading(tabs).toEqual([true, false, false])
  a.look(false)
  await leading(tabs).toEqual([true, false, false])
  b.look(true)
  await leading(tabs).toEqual([false, true, false])
  // Also one that has waited in line for it since.
  a.look(true)
  await leading(tabs).toEqual([true, false, false])
  a.lead.stop()
  await leading(tabs).toEqual([false, false, true])
  c.lead.stop()
  await leading(tabs).toEqual([false, true, false])
  b.lead.stop()
  await leading(tabs).toEqual([false, false, false])
  await expect.poll(async () => (await navigator.locks.query()).held).toEqual([])
})

it('is led by each tab for itself where the browser knows no locks', () => {
  expect(takeLead(() => false, undefined).leads()).toBe(true)
})
