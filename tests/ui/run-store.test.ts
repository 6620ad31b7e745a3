import { describe, expect, it } from 'vitest'
import { noticeText } from '../../ui/lib/notice-text.ts'
import { applyEvents, createRunStore, type RunStore } from '../../ui/run/run-store.ts'
import { GivenRun } from '../support/given.ts'
import { voting } from '../support/scripts.ts'
import { snapshot } from '../support/promises.ts'
import { arriving } from './support/arriving.ts'
import { envelope } from './support/scripted-socket.ts'

const rows = (store: RunStore) =>
  [...store.getState().timeline.rows].map((entry) => {
    if (entry.kind === 'message') return `#${entry.number} ${entry.message.name}`
    if (entry.kind === 'sealed') return `sealed ${entry.name}`
    return entry.kind === 'phase' ? `— ${entry.phase}` : noticeText(entry.told)
  })

describe('the run store', () => {
  it('holds the same state as the server, whatever arrives twice', () => {
    const run = new GivenRun().toEnd()
    const store = createRunStore()
    const events = arriving(run)
    applyEvents(store, events.slice(0, 20))
    for (const event of events.slice(10)) applyEvents(store, [event])
    const { state } = store.getState()
    expect(state?.status).toBe('completed')
    expect(state && snapshot(state)).toBe(snapshot(run.state))
  })

  it('knows who paused the council, as long as it is paused', () => {
    const run = new GivenRun().to('debate')
    const pausedBy = () => {
      const store = createRunStore()
      applyEvents(store, arriving(run))
      return store.getState().pausedBy
    }
    run.command({ type: 'pause' })
    expect(pausedBy()).toBe('Anna')
    run.advance()
    run.command({ type: 'resume' })
    expect(pausedBy()).toBeNull()
  })

  it('tells of a pause after the words that it cut', () => {
    const run = new GivenRun().to('debate')
    const said = run.state.messages.length
    run.command({ type: 'pause', when: 'now' })
    run.cut('I was about to')
    const store = createRunStore()
    applyEvents(store, arriving(run))
    const pause = rows(store).findIndex((row) => row.endsWith(' paused the council.'))
    expect(rows(store)[pause - 1]).toMatch(new RegExp(`^#${said + 1} `))
  })

  it('celebrates a decision, and only that', () => {
    const last = (run: GivenRun) => {
      const store = createRunStore()
      applyEvents(store, arriving(run.toEnd()))
      return [...store.getState().timeline.rows].findLast((entry) => entry.kind === 'notice')
    }
    expect(last(new GivenRun())).toMatchObject({ tone: 'good' })
    const abstain = voting({ expert_a: null, expert_b: null })
    expect(last(new GivenRun({ script: abstain }))).toMatchObject({ tone: 'warn' })
  })

  it('shows a whole council as a reader would tell it', () => {
    const run = new GivenRun().to('debate')
    const store = createRunStore()
    applyEvents(store, arriving(run))
    expect(rows(store)).toEqual([
      '— opening',
      '#1 Moderator',
      '— positions',
      '#2 Expert A',
      '#3 Expert B',
      'The blind answers are open. From here on everyone sees them.',
      '— debate',
    ])
  })

  it('puts what a turn brought to its message, and keeps the reason why it had the floor', () => {
    const store = createRunStore()
    const run = new GivenRun().to('debate')
    applyEvents(store, arriving(run))
    const { timeline, reasons } = store.getState()
    const expert = [...timeline.rows].find(
      (entry) => entry.kind === 'message' && entry.message.seat === 'expert_a',
    )
    expect(expert?.kind === 'message' && expert.brought.position?.optionId).toBe('o1')
    expect(reasons[run.turn.turnId]).toMatch(/debate/i)
  })

  it('says who paused, asked and let the council go on', () => {
    const run = new GivenRun().to('debate', 'expert_a')
    run.command({ type: 'pause' })
    run.advance()
    run.command({ type: 'resume' })
    run.command({ type: 'request_risks' })
    run.until(({ messages }) => messages.length > 6)
    const store = createRunStore()
    applyEvents(store, arriving(run))
    expect(rows(store)).toEqual(
      expect.arrayContaining([
        'Anna paused the council.',
        'Anna let the council go on.',
        'Anna asked for risks.',
      ]),
    )
  })

  it('passes over what it does not know, and over data that are not what their type promises', () => {
    const run = new GivenRun().to('debate')
    const store = createRunStore()
    const events = arriving(run)
    const { seq } = run.state
    applyEvents(store, events)
    applyEvents(store, [
      envelope(seq + 1, 'weather', { sun: true }, 'run-1'),
      envelope(seq + 2, 'chat_message', { content: 5 }, 'run-1'),
      envelope(seq + 3, 'constructor', {}, 'run-1'),
    ])
    const { state } = store.getState()
    expect([state?.seq, state?.messages.length]).toEqual([seq + 3, run.state.messages.length])
  })
})
