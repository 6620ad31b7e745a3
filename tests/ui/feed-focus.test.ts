import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyEvents, createRunStore } from '../../ui/run/run-store.ts'
import { createFeedFocus } from '../../ui/transcript/feed-focus.ts'
import { feedOf, keyAt } from '../../ui/transcript/feed.ts'
import { GivenRun } from '../support/given.ts'
import { settled } from '../support/seats.ts'
import { arriving } from './support/arriving.ts'

/** A feed whose rows are read and drawn when the test says so, and what became of them. */
function reader() {
  const store = createRunStore()
  applyEvents(store, arriving(new GivenRun().to('debate')))
  const { timeline, state } = store.getState()
  const feed = feedOf(timeline, state?.turn ?? null)
  const seen: string[] = []
  const reading: (() => void)[] = []
  const row = (key: string) => ({
    isConnected: true,
    offsetWidth: 0,
    classList: { add: () => seen.push(`marks ${key}`), remove() {} },
    addEventListener() {},
    focus: () => seen.push(`focus ${key}`),
    scrollIntoView() {},
  })
  const list = { elementOf: row, scrollToIndex() {}, noteFocus() {} }
  const focus = createFeedFocus({
    latest: { current: { feed, list } },
    scroller: { current: null },
    focused: { current: null },
    end: { leave() {} },
    transcript: { load: () => new Promise((resolve) => reading.push(resolve)), find: async () => null },
  })
  const read = async () => {
    for (const done of reading.splice(0)) done()
    await settled()
  }
  return { focus, seen, read, key: (index: number) => keyAt(feed, index) }
}

beforeEach(() => vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw()))
afterEach(() => vi.unstubAllGlobals())

describe('the way to a row', () => {
  it('ends with the focus where that was asked for while a look at the same row was under way', async () => {
    const { focus, seen, read, key } = reader()
    void focus.toIndex(1, { takesFocus: false })
    void focus.toIndex(1, { takesFocus: true })
    await read()
    expect(seen).toEqual([`focus ${key(1)}`])
  })

  it('ends at the row that was asked for last', async () => {
    const { focus, seen, read, key } = reader()
    void focus.toIndex(1)
    void focus.toIndex(2, { marks: true })
    await read()
    expect(seen).toEqual([`focus ${key(2)}`, `marks ${key(2)}`])
  })
})
