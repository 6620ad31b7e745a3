import { describe, expect, test } from 'vitest'
import * as validators from '../../schemas/generated/validators.js'
import { eventValidators } from '../../schemas/generated/validators.js'
import { NOTHING_YET } from '../../backend/agents/nothing-yet.ts'
import { resolves } from '../../backend/council/contributions/quotes.ts'
import { anchorsIn } from '../../backend/minutes/support/anchors-in.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import { AGENDAS, agendasAreHere, hold, readAgendas, record } from '../support/agendas.ts'

test.skipIf(agendasAreHere)(`no agendas at ${AGENDAS}: set XIO_AGENDAS to hold councils on them`, (context) =>
  context.skip(),
)

/** A heading or label under which a context lists points of one side. */
const SIDES = { pros: /^\W*(?:pros?|good)\b/im, cons: /^\W*(?:cons?|bad)\b/im }

describe.skipIf(!agendasAreHere).each(readAgendas())(
  'the council on $name',
  ({ name: _, options, text, context }) => {
    const held = hold(text, context)

    test('ends decided or with a true no_consensus, and its documents are valid', async () => {
      const { state, faults } = await held
      expect(faults).toEqual([])
      expect(state.status).toBe('completed')
      expect(['decided', 'no_consensus']).toContain(state.reason?.code)
      const { log, tasks, summary } = record(state)
      expect(validators.isDecisionLog(log), JSON.stringify(validators.isDecisionLog.errors)).toBe(true)
      expect(validators.isActionItems(tasks)).toBe(true)
      expect(validators.isSummary(summary)).toBe(true)
      expect(log.needs_review).toEqual([])
      expect(log.chosen_option === null).toBe(state.reason?.code === 'no_consensus')
    })

    test('has every option among the alternatives, with pros and cons quoted where the context lists them', async () => {
      const { log } = record((await held).state)
      expect(
        log.alternatives.map((one) => (one.summary === '' ? one.title : `${one.title}: ${one.summary}`)),
      ).toEqual(options)
      const all = context.map((one) => one.text).join('\n')
      const quoted = log.alternatives.filter((one) => one.pros.length > 0 && one.cons.length > 0).length
      if (SIDES.pros.test(all) && SIDES.cons.test(all)) expect(quoted).toBe(log.alternatives.length)
      for (const { pros, cons } of log.alternatives)
        for (const point of [...pros, ...cons]) expect(point.anchors.length).toBeGreaterThan(0)
    })

    test('names at least two risks and three tasks, each anchored, with no owner nobody named', async () => {
      const { log, tasks } = record((await held).state)
      expect(log.risks.length).toBeGreaterThanOrEqual(2)
      expect(tasks.length).toBeGreaterThanOrEqual(3)
      for (const task of tasks) {
        expect(task.anchors.length).toBeGreaterThan(0)
        expect(task.owner).toBeNull()
        expect(task.due_date).toBeNull()
      }
    })

    test('carries every claim by an anchor that resolves, and the log by its chain', async () => {
      const { state, events, lines } = await held
      const documents = record(state)
      for (const reason of documents.log.rationale) expect(reason.anchors.length).toBeGreaterThan(0)
      const lost = [...anchorsIn(documents, '')]
        .filter(([, anchor]) => !resolves(state, anchor, NOTHING_YET))
        .map(([at]) => at)
      expect(lost).toEqual([])
      expect(verifyChain(lines)).toMatchObject({ ok: true })
      for (const event of events)
        expect(
          eventValidators[event.type](event.data),
          `${event.type} ${JSON.stringify(eventValidators[event.type].errors)}`,
        ).toBe(true)
    })

    test('gives the same log for the same file, policy and seed', async () => {
      const again = await hold(text, context)
      expect(again.lines).toEqual((await held).lines)
    })
  },
)
