import { expect, test } from 'vitest'
import { ModelFailure } from '../../backend/agents/model-failure.ts'
import { scriptedSelectors, type SelectScript } from '../../backend/agents/scripted-selector.ts'
import { scriptedVoices } from '../../backend/agents/scripted-voices.ts'
import { MODELS, panelsOf } from '../../backend/agents/panels.ts'
import { offlineSelector } from '../../backend/agents/offline/offline-selector.ts'
import type { Panels } from '../../backend/ports/models.ts'
import type { SelectAnswer, SelectRequest } from '../../backend/ports/selector.ts'
import type { EventData, EventType } from '../../schemas/generated/types.ts'
import { openTestHouse } from '../support/house.ts'
import { Witness } from '../support/promises.ts'
import { plainCouncil } from '../support/scripts.ts'
import { settled } from '../support/seats.ts'

const USAGE: SelectAnswer['usage'] = {
  purpose: 'select',
  provider: 'p',
  model: 'm',
  promptTokens: 5,
  cachedTokens: 0,
  completionTokens: 2,
  costUsd: 0.5,
}

type Asked = {
  request: SelectRequest
  signal: AbortSignal
  answer(said: Partial<SelectAnswer>): void
  fail(error: unknown): void
}

/** A council under `selector` whose model answers when the test says so; driven until it is asked for the first time. */
async function selecting(panels?: Panels) {
  const asked: Asked[] = []
  const script: SelectScript = (request, { signal }) =>
    new Promise((resolve, reject) => {
      asked.push({ request, signal, answer: (said) => resolve({ usage: USAGE, ...said }), fail: reject })
    })
  const house = openTestHouse({
    voices: scriptedVoices(plainCouncil()),
    selectors: scriptedSelectors(script),
    alone: false,
    ...(panels === undefined ? {} : { panels }),
  })
  const panel = panels === undefined ? { panel: 'scripted' } : {}
  const { runId } = await house.start({}, { overrides: { ...panel, policy: 'selector' } })
  house.pool.start(runId)
  await settled()
  const of = async <T extends EventType>(type: T) =>
    (await house.events(runId)).flatMap((event) => (event.type === type ? [event.data as EventData[T]] : []))
  return {
    house,
    runId,
    asked,
    of,
    last: () => asked.at(-1)!,
    costs: async () => (await of('usage')).filter(({ purpose }) => purpose === 'select'),
    command: async (
      ...given: Parameters<typeof house.command> extends [string, ...infer Rest] ? Rest : never
    ) => {
      const outcome = await house.command(runId, ...given)
      await settled()
      return outcome
    },
    pass: async (ms: number) => {
      house.clock.advance(ms)
      await settled()
    },
    state: () => house.state(runId),
  }
}

test('whom the model names has the floor, and what it cost is in the log', async () => {
  const run = await selecting()
  expect(run.asked).toHaveLength(1)
  expect(run.last().request).toMatchObject({
    view: { phase: 'debate', candidates: ['moderator', 'expert_a', 'expert_b'] },
    feedback: [],
  })
  const { turnId } = run.last().request
  run.last().answer({ seat: 'expert_b', reason: 'It is due.' })
  await settled()
  const selected = (await run.of('speaker_selected')).find((one) => one.turnId === turnId)
  expect(selected).toMatchObject({
    seat: 'expert_b',
    rationale: 'Phase debate: expert_b was selected: It is due.',
  })
  expect(await run.costs()).toMatchObject([{ seat: 'expert_b', turnId, promptTokens: 5, costUsd: 0.5 }])
})

test('an answer in which nobody is named goes back with what is wrong, twice; then the order decides', async () => {
  const run = await selecting()
  const { turnId } = run.last().request
  for (const text of ['Whoever likes.', 'expert_a or expert_b', 'The scribe: scribe']) {
    run.last().answer({ text })
    await settled()
  }
  expect(run.asked[2]?.request.feedback).toMatchObject([
    { answer: 'Whoever likes.', complaint: expect.stringContaining('No valid name') },
    { answer: 'expert_a or expert_b', complaint: expect.stringContaining('exactly one name') },
  ])
  expect((await run.of('speaker_selected')).find((one) => one.turnId === turnId)).toMatchObject({
    seat: 'moderator',
    rationale:
      'Phase debate: nobody was selected (it named nobody who may speak, 3 times), so the order decides: moderator is the next of 3 who have not spoken in this round.',
  })
  expect((await run.costs()).slice(0, 3).map((one) => one.turnId)).toEqual([turnId, turnId, turnId])
})

test('a model that does not answer holds the council up for 20 s and no longer', async () => {
  const run = await selecting()
  const { signal } = run.last()
  await run.pass(19_999)
  expect(signal.aborted).toBe(false)
  await run.pass(1)
  expect(signal.aborted).toBe(true)
  expect(
    (await run.of('speaker_selected')).some(({ rationale }) => rationale.includes('no answer within 20 s')),
  ).toBe(true)
})

test('a model that fails for good is not asked again for this turn, and what it cost is kept', async () => {
  const run = await selecting()
  const { turnId } = run.last().request
  run
    .last()
    .fail(new ModelFailure('The key is wrong.', { retryable: false, usage: { ...USAGE, error: 'no key' } }))
  await settled()
  expect((await run.of('speaker_selected')).find((one) => one.turnId === turnId)?.rationale).toContain(
    'nobody was selected (The key is wrong.), so the order decides',
  )
  expect(await run.costs()).toMatchObject([{ turnId, error: 'no key' }])
})

test('a model that is overloaded is asked again a little later', async () => {
  const run = await selecting()
  run.last().fail(new ModelFailure('Overloaded.', { retryable: true }))
  await settled()
  expect(run.asked).toHaveLength(1)
  await run.pass(500)
  expect(run.asked).toHaveLength(2)
  run.last().answer({ seat: 'expert_a' })
  await settled()
  expect((await run.of('speaker_selected')).map(({ seat }) => seat)).toContain('expert_a')
})

test('something that is no answer stops nothing', async () => {
  const run = await selecting()
  run.last().answer({ seat: 7 } as unknown as Partial<SelectAnswer>)
  await settled()
  await run.pass(500)
  run.last().answer({ seat: 'expert_b', usage: { ...USAGE, promptTokens: -3 } })
  await settled()
  await run.pass(1_000)
  run.last().answer({ seat: 'expert_b', reason: '\ud800' })
  await settled()
  expect((await run.of('speaker_selected')).map(({ seat }) => seat)).toContain('expert_b')
  expect((await run.state()).status).toBe('running')
})

test('a person who gives the floor while the model thinks wins, and the question is let go of', async () => {
  const run = await selecting()
  const { signal, request } = run.last()
  await run.command({ type: 'give_floor', seat: 'expert_b' })
  expect(signal.aborted).toBe(true)
  expect((await run.of('speaker_selected')).find(({ turnId }) => turnId === request.turnId)).toMatchObject({
    seat: 'expert_b',
    policy: 'floor',
  })
})

test('a pause while the model thinks starts no turn; the resume asks again', async () => {
  const run = await selecting()
  const { signal, request } = run.last()
  await run.command({ type: 'pause' })
  expect(signal.aborted).toBe(true)
  expect(await run.state()).toMatchObject({ status: 'paused', turn: null })
  await run.pass(60_000)
  await run.command({ type: 'resume' })
  expect(run.asked).toHaveLength(2)
  expect(run.last().request.turnId).toBe(request.turnId)
})

test('a question to a model that is overtaken may cost all the same, so it is in the log', async () => {
  const models = { baseURL: 'http://127.0.0.1:9/v1', apiKey: null, model: 'some-model' }
  const run = await selecting(panelsOf({ panel: MODELS, models }))
  const { turnId } = run.last().request
  await run.command({ type: 'pause' })
  expect(await run.costs()).toMatchObject([
    {
      turnId,
      model: 'some-model',
      promptTokens: null,
      costUsd: null,
      error: expect.stringContaining('overtaken'),
    },
  ])
  expect(await run.state()).toMatchObject({ status: 'paused', turn: null })
  await run.command({ type: 'resume' })
  run.last().answer({ seat: 'expert_b' })
  await settled()
  expect((await run.costs()).map((one) => one.turnId)).toContain(turnId)
  const witness = new Witness()
  witness.see(await run.house.log.read(run.runId, 0))
})

test('a stop while the model thinks ends the run and the question', async () => {
  const run = await selecting()
  await run.command({ type: 'stop' })
  expect(run.last().signal.aborted).toBe(true)
  run.last().answer({ seat: 'expert_b' })
  await settled()
  expect((await run.house.events(run.runId)).at(-1)?.type).toBe('run_status')
})

test('what is only said meanwhile does not interrupt the question', async () => {
  const run = await selecting()
  await run.command({ type: 'say', text: 'By the way.', when: 'now' })
  expect(run.last().signal.aborted).toBe(false)
  expect(run.asked).toHaveLength(1)
  run.last().answer({ seat: 'expert_b' })
  await settled()
  expect((await run.of('speaker_selected')).map(({ seat }) => seat)).toContain('expert_b')
})

test('with no model to ask the order decides and says so', async () => {
  const house = openTestHouse({ voices: scriptedVoices(plainCouncil()) })
  const { runId } = await house.start({}, { overrides: { panel: 'scripted', policy: 'selector' } })
  expect(await house.pool.drive(runId)).toBe('ended')
  const state = await house.state(runId)
  expect(state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
  const rationales = (await house.events(runId)).flatMap((event) =>
    event.type === 'speaker_selected' ? [event.data.rationale] : [],
  )
  expect(rationales.filter((one) => one.includes('no model is asked here')).length).toBeGreaterThan(3)
})

test('the offline panel gives the floor to whoever an objection waits for, else to whoever was heard least', async () => {
  const objecting = plainCouncil((request, plain) =>
    request.phase === 'debate' && request.seat === 'expert_a' && request.round === 1
      ? {
          contributions: [
            { tool: 'make_claim', arguments: { text: 'It has no lock.', kind: 'against', challenges: 'c3' } },
          ],
        }
      : plain,
  )
  const house = openTestHouse({ voices: scriptedVoices(objecting), selectors: () => offlineSelector })
  const seats = ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const }))
  const { runId } = await house.start({ seats }, { overrides: { panel: 'scripted', policy: 'selector' } })
  await house.pool.drive(runId)
  const chosen = (await house.events(runId)).flatMap((event) =>
    event.type === 'speaker_selected' && event.data.rationale.includes('debate') ? [event.data] : [],
  )
  expect(chosen[0]?.rationale).toContain('all were heard alike')
  const after = chosen.findIndex(({ seat }) => seat === 'expert_a') + 1
  expect(chosen[after]).toMatchObject({
    seat: 'expert_c',
    rationale: 'Phase debate: expert_c was selected: the objection c4 of expert_a waits for an answer.',
  })
})
