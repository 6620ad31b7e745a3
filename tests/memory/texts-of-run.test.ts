import { describe, expect, it } from 'vitest'
import { textsOfRun } from '../../backend/memory/texts-of-run.ts'
import { GivenRun } from '../support/given.ts'

const historyOf = (given: GivenRun) =>
  textsOfRun(given.state, 2).find(({ scope }) => scope === 'history')?.text ?? ''

describe('what may be cited of a run', () => {
  it('is no note: that was for nobody else', () => {
    const given = new GivenRun().until((state) => state.phase === 'debate')
    given.command({ type: 'say', text: 'Between us: the shed leaks.', when: 'now', note: true })
    given.command({ type: 'say', text: 'The shed has a new roof.', when: 'now' })
    expect(historyOf(given)).toContain('The shed has a new roof.')
    expect(historyOf(given)).not.toContain('leaks')
  })

  it('is no blind answer as long as it was not revealed', () => {
    const given = new GivenRun().until((state) => state.items.i1?.revealed === true)
    const sealed = [...given.state.messages].filter((one) => one.sealed === true)
    expect(sealed.length).toBeGreaterThan(0)
    for (const { content } of sealed) expect(historyOf(given)).toContain(content)
    const { items } = given.state
    const unrevealed = { ...given.state, items: { ...items, i1: { ...items.i1!, revealed: false } } }
    const text = textsOfRun(unrevealed, 2).find(({ scope }) => scope === 'history')?.text ?? ''
    for (const { content } of sealed) expect(text).not.toContain(content)
  })

  it('is nothing of a council that was held to be shown, or of one that is hidden', () => {
    const { state } = new GivenRun().toEnd()
    expect(textsOfRun({ ...state, demo: true }, 2)).toEqual([])
    expect(textsOfRun(state, 0)).toEqual([])
    expect(textsOfRun(state, 1).map(({ scope }) => scope)).toEqual(['history', 'context'])
  })
})
