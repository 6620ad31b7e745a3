import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nextState } from '../../backend/autogen/chat/policies/fsm.ts'
import { closure } from '../../backend/autogen/chat/policies/closure.ts'
import { NOTHING_YET } from '../../backend/agents/nothing-yet.ts'
import { resolves } from '../../backend/council/contributions/quotes.ts'
import { anchorsIn } from '../../backend/minutes/support/anchors-in.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import { readMeetingFile } from '../../backend/minutes/formats/meeting-file.ts'
import type { Template } from '../../schemas/generated/types.ts'
import * as validators from '../../schemas/generated/validators.js'
import { hold, record } from '../support/agendas.ts'
import { registry } from '../support/house.ts'

const EXAMPLES = join(import.meta.dirname, '../../registry/examples')
const textOf = (name: string) => readFileSync(join(EXAMPLES, name), 'utf8')
const examples = readdirSync(EXAMPLES).map((name) => ({
  name,
  text: textOf(name),
  ...readMeetingFile({ name, text: textOf(name) }),
}))
const { templates } = registry
const byId = templates.map((template) => [template.id, template] as const)

test('there are six kinds of council, and each differs from the others in more than its words', () => {
  expect(templates.map(({ id }) => id)).toEqual([
    'choose-option',
    'design-review',
    'plan-next-steps',
    'policy-draft',
    'retrospective',
    'risk-review',
  ])
  const rules = templates.map(({ agenda, phases, policy, quality, reversibility, stakes }) =>
    JSON.stringify({
      kinds: agenda.map((item) => item.kind),
      phases,
      policy,
      quality,
      reversibility,
      stakes,
    }),
  )
  expect(new Set(rules).size).toBe(templates.length)
})

test('at least one example is in Russian, and every template is named by one', () => {
  expect(examples.filter(({ meeting }) => meeting.language === 'ru').length).toBeGreaterThanOrEqual(1)
  for (const { name, meeting } of examples)
    expect(registry.template(meeting.template ?? ''), name).toBeDefined()
  for (const { id, example } of templates)
    expect(examples.find(({ name }) => name === example)?.meeting.template, example).toBe(id)
})

describe.each(byId)('the template %s', (_, template) => {
  test('leads from the opening to the closing, and never past the vote', () => {
    const table = template.policy.transitions ?? []
    const onward = (from: string) => table.filter((row) => row.from === from).map((row) => row.to)
    const phases = Object.keys(template.phases)
    expect([...closure(['opening'], onward)].toSorted()).toEqual(phases.toSorted())
    const withoutVote = (from: string) => onward(from).filter((to) => to !== 'decision')
    expect(closure(['opening'], withoutVote).has('actions')).toBe(false)
    // Where nobody is hurried and nothing stays open, the council gets through.
    const calm = new Set(['all_spoke', 'quiet', 'objections_answered', 'decided'])
    const way = ['opening']
    for (let at: string | undefined = 'opening'; at !== 'closing' && way.length < 20; way.push(at))
      at = nextState(table, at, (condition) => calm.has(condition))?.to ?? 'closing'
    expect(way).toHaveLength(phases.length)
    expect(new Set(way)).toEqual(new Set(phases))
  })

  test('comes to its decision within 15 minutes, with time left for what follows', () => {
    const minutes = template.agenda.reduce((sum, item) => sum + item.timeboxMinutes, 0)
    expect(minutes).toBeLessThanOrEqual(15)
    expect(minutes).toBeLessThan(template.budget.maxMinutes)
    expect(template.agenda.filter(({ kind }) => kind === 'decide')).toHaveLength(1)
    expect(template.agenda.at(-1)?.kind).toBe('decide')
  })

  test('seats one for value and one for risk, and tells each role what this council asks of it', () => {
    const lenses = template.seats
      .filter(({ role }) => role === 'expert')
      .map(({ agent }) => registry.agent(agent)?.lens)
    expect(lenses).toHaveLength(2)
    expect(new Set(lenses)).toEqual(new Set(['risk', 'value']))
    for (const { role, agent } of template.seats) {
      expect(registry.agent(agent)?.role).toBe(role)
      expect(template.prompts?.[role === 'observer' ? 'moderator' : role]?.length, role).toBeGreaterThan(100)
    }
  })

  test('has all its names in Russian', () => {
    const { title, description, seats, agenda } = template.words?.ru ?? {}
    for (const text of [title, description, ...Object.values(seats ?? {}), ...(agenda ?? [])])
      expect(text).toMatch(/\p{Script=Cyrillic}/u)
    expect(Object.keys(seats ?? {}).toSorted()).toEqual(template.seats.map(({ seat }) => seat).toSorted())
    expect(agenda).toHaveLength(template.agenda.length)
  })
})

describe.each(examples.map((one) => [one.name, one] as const))('the example %s', (_, { text, meeting }) => {
  const template = templateOf(meeting.template)
  const held = hold(text)

  test('is decided by the offline panel, its record is whole and proven', async () => {
    const { state, lines, faults, events } = await held
    expect(faults).toEqual([])
    expect(state).toMatchObject({ status: 'completed', reason: { code: 'decided' } })
    const documents = record(state)
    expect(validators.isDecisionLog(documents.log), JSON.stringify(validators.isDecisionLog.errors)).toBe(
      true,
    )
    expect(validators.isActionItems(documents.tasks)).toBe(true)
    expect(validators.isSummary(documents.summary)).toBe(true)
    expect(documents.log).toMatchObject({
      status: 'decided',
      // What is dear and weighs much leaves the system only once a person has approved it.
      needs_review: state.meeting.stakes === 'high' ? [expect.stringMatching(/approval|утвержд/)] : [],
      provenance: { template: `${template.id}@${template.version}` },
    })
    const anchors = [...anchorsIn(documents, '')]
    expect(anchors.length).toBeGreaterThan(20)
    expect(anchors.filter(([, anchor]) => !resolves(state, anchor, NOTHING_YET))).toEqual([])
    expect(verifyChain(lines)).toMatchObject({ ok: true })
    const refused = events.filter(
      ({ type, data }) => type === 'tool_call' && 'status' in data && data.status === 'failed',
    )
    expect(refused).toEqual([])
  })

  test('keeps what its template promises', async () => {
    const { log, tasks } = record((await held).state)
    const { quality, reversibility, stakes } = template
    expect(log).toMatchObject({
      reversibility: meeting.reversibility ?? reversibility,
      stakes: meeting.stakes ?? stakes,
    })
    expect(log.alternatives.length).toBeGreaterThanOrEqual(quality.minAlternatives)
    expect(tasks.length).toBeGreaterThanOrEqual(quality.minActionItems)
    expect(log.rationale.length).toBeGreaterThan(0)
    expect(log.risks.length).toBeGreaterThan(0)
    for (const gate of log.gates) expect(gate, gate.gate).toMatchObject({ passed: true })
    expect(log.gates.map(({ gate }) => gate)).toContain('action_items')
  })

  test('goes through its items in their order and is over within its budget', async () => {
    const { state, events } = await held
    const opened = events.flatMap((event) =>
      event.type === 'agenda_item' && event.data.state === 'opened' ? [event.data.kind] : [],
    )
    expect(opened).toEqual(state.meeting.agenda.map(({ kind }) => kind))
    expect(opened.at(-1)).toBe('decide')
    expect(state.turns).toBeLessThan(state.meeting.budget.maxTurns)
  })

  test('carries over who does what by when, as the file says it, and nobody else', async () => {
    const { tasks } = record((await held).state)
    const owned = tasks.filter(({ owner }) => owner !== null)
    expect(owned.length).toBeGreaterThan(0)
    for (const { owner, due_date: due, anchors } of owned) {
      const quotes = anchors.map(({ quote }) => quote).join()
      expect(quotes).toContain(owner?.name)
      expect(quotes).toContain(due)
    }
  })
})

test('what only gets discussed is told from the sections on it, and named risks go on record', async () => {
  const { state } = await hold(textOf('cloud-move-risks.md'))
  const talk = state.messages.toArray().filter(({ itemId, phase }) => itemId === 'i1' && phase === 'debate')
  expect(talk.map(({ content }) => content).join('\n')).toContain(
    'The one person who knows the tariff service',
  )
  expect(record(state).log.risks.map(({ risk }) => risk)).toContain(
    'The one person who knows the tariff service leaves on 31 May.',
  )
})

test('a retrospective hears what worked from the one voice and what hurt from the other', async () => {
  const { state } = await hold(textOf('spring-fair-retrospective.md'))
  const said = (seat: string) =>
    state.messages
      .toArray()
      .filter((one) => one.seat === seat && one.itemId === 'i1')
      .map(({ content }) => content)
      .join('\n')
  expect(said('worked')).toMatch(/за час сорок[^]*«стол находок»/)
  expect(said('worked')).not.toContain('25 минут')
  expect(said('hurt')).toMatch(/до 25 минут[^]*до полуночи/)
  expect(state.seats.map(({ name }) => name)).toContain('Голос трудностей')
})

test('a policy goes out with the objection against it', async () => {
  const { log } = record((await hold(textOf('assistant-letters-policy.md'))).state)
  expect(log.dissent).toMatchObject([{ seat: 'objector' }])
  expect(log.dissent[0]?.position).not.toBe(log.chosen_option)
})

function templateOf(id: string | undefined): Template {
  const found = registry.template(id ?? '')
  if (found === undefined) throw new Error(`No template ${id}.`)
  return found
}
