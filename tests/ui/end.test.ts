import { describe, expect, it } from 'vitest'
import { createEnd } from '../../ui/transcript/use-end.ts'

/** A region of 1,000 pixels whose reader is at its end, and what they were told. */
function region() {
  const told: (number | null)[] = []
  const at = {
    top: 0,
    scrollHeight: 1_000,
    clientHeight: 300,
    get scrollTop() {
      return this.top
    },
    set scrollTop(to: number) {
      this.top = Math.min(to, this.scrollHeight - this.clientHeight)
    },
  }
  const end = createEnd({ current: at }, { current: 40 }, (since) => told.push(since))
  end.hold()
  return { end, at, told }
}

describe('the end of the transcript', () => {
  it('is kept by a reader whose region was higher for a moment, and so was moved by the browser', () => {
    const { end, at, told } = region()
    // What was written is replaced: the field is empty for a moment, and then it has a line more.
    at.clientHeight = 426
    at.scrollTop = 1_000
    at.clientHeight = 279
    end.scrolled()
    expect([end.isHeld(), at.scrollTop, told]).toEqual([true, 721, []])
  })

  it('is left by a reader who goes up, and kept again by one who comes back', () => {
    const { end, at, told } = region()
    at.scrollTop = 500
    end.scrolled()
    at.scrollHeight = 1_100
    end.hold()
    expect([end.isHeld(), at.scrollTop, told]).toEqual([false, 500, [40, 40]])
    at.scrollTop = 800
    end.scrolled()
    expect([end.isHeld(), told.at(-1)]).toEqual([true, null])
  })

  it('is left by a reader who is on the way up while the region grows and more comes in', () => {
    const { end, at } = region()
    end.goesUp()
    at.scrollHeight = 1_100
    end.hold()
    at.clientHeight = 340
    at.scrollTop = 0
    end.scrolled()
    expect([end.isHeld(), at.scrollTop]).toEqual([false, 0])
  })

  it('is told of as left as soon as what came in is more than a glance away', () => {
    const { end, at, told } = region()
    at.scrollTop = 660
    end.scrolled()
    expect(told).toEqual([null])
    at.scrollHeight = 1_200
    end.hold()
    expect([at.scrollTop, told.at(-1)]).toEqual([660, 40])
  })

  it('is kept by a reader of a transcript that has nothing above', () => {
    const { end, at } = region()
    at.top = 0
    end.goesUp()
    expect(end.isHeld()).toBe(true)
  })
})
