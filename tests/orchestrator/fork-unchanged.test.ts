import { describe, expect, it } from 'vitest'
import { compareRuns } from '../../backend/council/compare/compare.ts'
import type { RunState } from '../../backend/council/state.ts'
import type { Script } from '../../backend/agents/scripted-voices.ts'
import { forkSoundly, holdToEnd, openTable, pointsOf } from '../support/fork-soundly.ts'
import { KEPT } from '../support/people.ts'
import { dice, randomMeeting, randomScript } from '../support/random-council.ts'
import { plainCouncil } from '../support/scripts.ts'
import type { Meeting } from '../../schemas/generated/types.ts'

const SEED = Number(process.env.XIO_SEED ?? 20261122)

async function held(meeting: Partial<Meeting>, script: Script = plainCouncil()) {
  const table = openTable({ script })
  const { runId } = await table.start(meeting)
  await holdToEnd(table, runId)
  return { table, parent: await table.state(runId), events: await table.events(runId) }
}

const said = ({ messages }: RunState) => [...messages].map(({ seat, content }) => `${seat}: ${content}`)

const differences = (a: RunState, b: RunState) => compareRuns(a, b, 'en').differences.map(({ text }) => text)

const MEETINGS: Record<string, Partial<Meeting>> = {
  'a plain council': {},
  'two items': {
    agenda: [
      { title: 'What could go wrong', kind: 'discuss', timeboxMinutes: 5 },
      { title: 'Where to go', kind: 'decide', timeboxMinutes: 5 },
      { title: 'What to call it', kind: 'decide', timeboxMinutes: 5 },
    ],
  },
  'a seat that is kept for somebody': { seats: KEPT },
  'a budget that runs out': { budget: { maxTurns: 9 } },
  'an open round': { quality: { blindRound: false }, policy: { name: 'round_robin' } },
}

describe(`a fork with nothing changed (XIO_SEED=${SEED})`, () => {
  it.each(Object.keys(MEETINGS))('comes out the same wherever it begins: %s', async (name) => {
    const { table, parent, events } = await held(MEETINGS[name] ?? {})
    for (const atSeq of [...pointsOf(events, dice(SEED)), parent.seq]) {
      const { state, at } = await forkSoundly(table, parent.runId, atSeq)
      expect([at, differences(parent, state)]).toEqual([at, []])
      expect(said(state)).toEqual(said(parent))
    }
  })

  it.each(Array.from({ length: 10 }, (_, i) => i + 1))(
    'comes out the same where seats say anything at all, seed %d',
    async (seed) => {
      const script: Script = async (request, call) => {
        const answer = await randomScript(seed)(request, call)
        return answer.text === '' ? { ...answer, text: 'So.' } : answer
      }
      const { table, parent, events } = await held(randomMeeting(seed), script)
      for (const atSeq of pointsOf(events, dice(SEED + seed), 5)) {
        const { state, at } = await forkSoundly(table, parent.runId, atSeq)
        expect([at, differences(parent, state)]).toEqual([at, []])
        expect(said(state)).toEqual(said(parent))
      }
    },
  )
})

describe('a fork of a fork of a fork', () => {
  it('shares the bytes of all before it, also where it begins before they did, and tells up to where', async () => {
    // Given three forks, each of the one before, each further on
    const { table, parent } = await held({})
    const third = Math.floor(parent.seq / 3)
    const child = (await forkSoundly(table, parent.runId, third)).state
    const grandchild = (await forkSoundly(table, child.runId, child.seq - 30)).state
    const last = (await forkSoundly(table, grandchild.runId, grandchild.seq - 8)).state
    const [atChild = 0, atGrandchild = 0, atLast = 0] = [child, grandchild, last].map(
      (one) => one.parent?.seq,
    )
    expect([third >= atChild, atChild < atGrandchild, atGrandchild < atLast]).toEqual([true, true, true])
    // Then each knows where it comes from, and any two of them up to where they are one
    expect(last.lineage).toEqual([
      { runId: parent.runId, seq: atChild },
      { runId: child.runId, seq: atGrandchild },
      { runId: grandchild.runId, seq: atLast },
    ])
    const sharedSeq = (a: RunState, b: RunState) => compareRuns(a, b, 'en').sharedSeq
    expect([sharedSeq(parent, last), sharedSeq(last, child), sharedSeq(grandchild, last)]).toEqual([
      atChild,
      atGrandchild,
      atLast,
    ])
    for (const one of [child, grandchild, last]) expect(differences(parent, one)).toEqual([])

    // When one is forked where it was still the first of them all
    const early = (await forkSoundly(table, last.runId, atChild - 5)).state
    // Then that is what it shares with all of them
    expect(early.lineage).toMatchObject([{ runId: parent.runId }, { runId: last.runId }])
    for (const one of [parent, child, grandchild, last]) expect(sharedSeq(early, one)).toBe(early.parent?.seq)
    const aside = (await forkSoundly(table, parent.runId, atChild + 20)).state
    expect(sharedSeq(aside, last)).toBe(Math.min(atChild, aside.parent?.seq ?? 0))
    expect(sharedSeq(aside, early)).toBe(early.parent?.seq)
  })

  it('is not parted within what a fork began with', async () => {
    // Given a fork in which one claim was never made: its turn is told again in the fork's first append
    const { table, parent } = await held({})
    const [claim] = [...parent.claims].slice(-1)
    const child = await forkSoundly(table, parent.runId, undefined, { without: [claim?.claimId ?? ''] })
    const opening = child.own.filter(({ correlationId }) => correlationId === 'fork')
    expect(opening.map(({ type }) => type)).toContain('speaker_selected')
    const [first, end] = [opening[0]?.seq ?? 0, opening.at(-1)?.seq ?? 0]
    // When the fork is forked anywhere in it, then it begins before all of it or behind it
    for (let atSeq = first; atSeq <= end; atSeq++) {
      const { at } = await forkSoundly(table, child.state.runId, atSeq)
      expect([first - 1, end]).toContain(at)
    }
  })
})
