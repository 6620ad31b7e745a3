import { describe, expect, it } from 'vitest'
import type { Envelope } from '../../schemas/generated/types.ts'
import { mayOpen, readAgain } from '../../ui/run/read-again.ts'
import { applyEvents, createRunStore } from '../../ui/run/run-store.ts'
import { GivenRun } from '../support/given.ts'
import { snapshot } from '../support/promises.ts'
import { arriving } from './support/arriving.ts'

const SEALED = new Set(['chat_message', 'claim', 'position'])

/** The same events as a person in a seat that has not answered gets them. */
const withheld = (event: Envelope): Envelope => {
  if (!SEALED.has(event.type) || !('sealed' in (event.data ?? {}))) return event
  const { data: _data, ...rest } = event
  return rest as Envelope
}

describe('answers of an open blind round', () => {
  it('are there without their words for whoever has not answered', () => {
    const run = new GivenRun().to('positions', 'expert_b')
    const store = createRunStore()
    applyEvents(store, arriving(run).map(withheld))
    const { state, timeline } = store.getState()
    expect(timeline.rows.at(-1)).toMatchObject({ kind: 'sealed', seat: 'expert_a', name: 'Expert A' })
    expect(state?.seq).toBe(run.state.seq)
    expect(state?.claims.length).toBe(0)
    expect(
      arriving(run)
        .map(withheld)
        .filter(({ data }) => data === undefined)
        .some(mayOpen),
    ).toBe(false)
  })

  it('are read again at the reveal, and then nothing tells the page from one that always saw them', async () => {
    const run = new GivenRun().to('positions', 'expert_b')
    const [live, always] = [createRunStore(), createRunStore()]
    const before = arriving(run).map(withheld)
    applyEvents(live, before)
    run.to('debate')
    const rest = arriving(run).slice(before.length)
    applyEvents(live, rest)
    applyEvents(always, arriving(run))
    expect(rest.some(mayOpen)).toBe(true)
    const asked: number[] = []
    await readAgain(live, 'run-1', async (_, after) => {
      asked.push(after)
      return arriving(run).slice(after, after + 3)
    })
    expect(asked.length).toBeGreaterThan(1)
    const [a, b] = [live.getState(), always.getState()]
    expect(a.state && snapshot(a.state)).toBe(b.state && snapshot(b.state))
    expect([...a.timeline.rows]).toEqual([...b.timeline.rows])
    expect(a.beforeSealed).toBeNull()
  })

  it('stay sealed as long as the server keeps them, and what comes meanwhile is not lost', async () => {
    const run = new GivenRun().to('positions', 'expert_b')
    const store = createRunStore()
    applyEvents(store, arriving(run).map(withheld))
    const told = arriving(run).length
    await readAgain(store, 'run-1', async (_, after) => {
      // One more event arrives while the page is read.
      if (after < told - 1) {
        run.command({ type: 'say', text: 'Take your time.', when: 'now' })
        applyEvents(store, arriving(run).map(withheld))
      }
      return arriving(run).map(withheld).slice(after)
    })
    const { state, timeline, beforeSealed } = store.getState()
    expect(state?.seq).toBe(run.state.seq)
    expect([...timeline.rows].filter((entry) => entry.kind === 'sealed')).toHaveLength(1)
    expect(beforeSealed).not.toBeNull()
  })
})
