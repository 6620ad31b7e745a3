import { describe, expect, it } from 'vitest'
import {
  entryAt,
  feedOf,
  isArticle,
  keyAt,
  lengthOf,
  nextArticle,
  placeOfKey,
  tabStopOf,
} from '../../ui/transcript/feed.ts'
import { isBehindFold, linesIn, mayFold, mayLeaveOut } from '../../ui/transcript/fold.ts'
import { openParts } from '../../ui/transcript/open-words.ts'
import { openBlockAt } from '../../ui/transcript/open-block.ts'
import { applyEvents, createRunStore } from '../../ui/run/run-store.ts'
import { GivenRun } from '../support/given.ts'
import { arriving } from './support/arriving.ts'

const feedAfter = (run: GivenRun) => {
  const store = createRunStore()
  applyEvents(store, arriving(run))
  const { timeline, state } = store.getState()
  return feedOf(timeline, state?.turn ?? null)
}

describe('the feed', () => {
  it('numbers its articles in order, and the words under way are the last of them', () => {
    const feed = feedAfter(new GivenRun().to('debate'))
    const numbers: (number | undefined)[] = []
    for (let next = nextArticle(feed, -1, 1); next !== null; next = nextArticle(feed, next.at, 1)) {
      const entry = next.at === feed.rows.length ? feed.live : feed.rows.at(next.at)
      numbers.push(entry !== null && entry !== undefined && 'number' in entry ? entry.number : undefined)
    }
    expect(feed.live).not.toBeNull()
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers).toHaveLength(feed.messages + 1)
  })

  it('is reached by Tab at an article that is drawn, wherever the reader is', () => {
    const feed = feedAfter(new GivenRun().to('debate'))
    const all = Array.from({ length: lengthOf(feed) }, (_, index) => index)
    for (const from of all)
      for (const to of all.slice(from)) {
        const drawn = all.slice(from, to + 1)
        const articles = drawn.filter((index) => isArticle(entryAt(feed, index)))
        for (const lastInView of drawn) {
          const stop = tabStopOf(feed, drawn, lastInView)
          const inView = articles.filter((index) => index <= lastInView)
          expect(stop).toBe(inView.at(-1) ?? articles[0])
        }
      }
  })

  it('knows a row by its key though it has moved', () => {
    const feed = feedAfter(new GivenRun().to('debate'))
    const last = lengthOf(feed) - 1
    expect(placeOfKey(feed, keyAt(feed, last - 1), last)).toBe(last - 1)
    expect(placeOfKey(feed, 'nobody', last)).toBe(-1)
  })
})

describe('a long message', () => {
  it('is folded where it may take more than 24 lines, also of few long ones', () => {
    expect(mayFold('short')).toBe(false)
    expect(mayFold('line\n'.repeat(24))).toBe(true)
    expect(mayFold('x'.repeat(34 * 25))).toBe(true)
    expect(linesIn('x'.repeat(77))).toBe(2)
  })

  it('can be unfolded wherever something of it is left out', () => {
    for (const text of ['line\n'.repeat(60), 'x'.repeat(4_000)]) expect(mayLeaveOut(text)).toBe(true)
    expect(isBehindFold({ line: 49, offset: 0 })).toBe(true)
    expect(isBehindFold({ line: 1, offset: 0 })).toBe(false)
  })
})

describe('the words under way', () => {
  it('are finished up to the last empty line that is not in a fence', () => {
    const finished = (text: string) => text.slice(0, openBlockAt(text))
    expect(finished('one\n\ntwo')).toBe('one\n\n')
    expect(finished('one')).toBe('')
    expect(finished('one\n\n```\na\n\nb')).toBe('one\n\n')
    expect(finished('```\na\n\nb\n```\n\nnext')).toBe('```\na\n\nb\n```\n\n')
  })

  it('show no marks that will be gone once they are settled', () => {
    const shown = (block: string) =>
      openParts(block)
        .map(({ text }) => text)
        .join('')
    expect(openParts('For **Mill Lane 7**, and **Qui')).toEqual([
      { text: 'For ', isStrong: false },
      { text: 'Mill Lane 7', isStrong: true },
      { text: ', and ', isStrong: false },
      { text: 'Qui', isStrong: true },
    ])
    expect(shown('half of *')).toBe('half of ')
    expect(shown('- one\n- two')).toBe('• one\n• two')
    expect(shown('```\na ** b')).toBe('```\na ** b')
  })
})
