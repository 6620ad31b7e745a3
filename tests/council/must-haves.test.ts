import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../backend/council/decisions/verdict.ts'
import type { Meeting } from '../../schemas/generated/types.ts'
import { GivenRun } from '../support/given.ts'
import { plainCouncil } from '../support/scripts.ts'

const cell = (value: number | null, verdict?: 'meets' | 'partly' | 'fails' | 'unknown') => ({
  criterionId: 'k1',
  value,
  ...(verdict === undefined ? {} : { verdict }),
})

describe('the one verdict of gate and record', () => {
  it.each([
    [[], 'unknown'],
    [[cell(null)], 'unknown'],
    [[cell(-0.3), cell(-0.9)], 'fails'],
    [[cell(0.5), cell(0.3)], 'meets'],
    [[cell(0.1), cell(-0.1)], 'partly'],
    [[cell(0.4, 'fails'), cell(0.4, 'unknown')], 'fails'],
    [[cell(0.4, 'fails'), cell(0.4, 'meets')], 'partly'],
    [[cell(-0.4, 'unknown')], 'unknown'],
  ] as const)('%j: %s', (cells, verdict) => expect(verdictOf(cells)).toBe(verdict))
})

const scoring = (cells: ReturnType<typeof cell>[]) =>
  plainCouncil((request, plain) =>
    request.phase === 'positions'
      ? {
          ...plain,
          contributions: [
            ...(plain.contributions ?? []),
            {
              tool: 'take_position',
              arguments: { option: 'o1', scores: [{ optionId: 'o1', total: 0, cells }] },
            },
          ],
        }
      : plain,
  )
const gateOf = (cells: Parameters<typeof scoring>[0], more: Partial<Meeting> = {}) => {
  const meeting = { criteria: [{ id: 'k1', title: 'Dry', must: true }], ...more }
  const run = new GivenRun({ meeting, script: scoring(cells) }).until((state) =>
    Object.values(state.items).some((item) => item.gates.length > 0),
  )
  return run.of('quality_gate').find((one) => one.gate === 'must_haves')
}

describe('the gate of must-haves', () => {
  it('names what nobody checked and does not hold it against a way back', () => {
    const gate = gateOf([cell(null, 'unknown')])
    expect(gate).toMatchObject({ passed: true, missing: [expect.stringMatching(/^Unchecked: .*“Dry”/)] })
  })

  it('holds an unchecked must-have where there is no way back or much at stake', () => {
    expect(gateOf([cell(null, 'unknown')], { reversibility: 'irreversible' })).toMatchObject({
      passed: false,
    })
    expect(gateOf([cell(null, 'unknown')], { stakes: 'high' })).toMatchObject({ passed: false })
  })

  it('fails where the record will say that it fails', () => {
    expect(gateOf([cell(-0.3)])).toMatchObject({ passed: false, missing: [expect.stringContaining('fails')] })
    expect(gateOf([cell(0.2, 'fails')])).toMatchObject({ passed: false })
  })
})

describe('a must-have that a person waived', () => {
  const waived = (script = scoring([cell(-0.9)])) => {
    const meeting = { criteria: [{ id: 'k1', title: 'Dry', must: true }] }
    const run = new GivenRun({ meeting, script }).until((state) => state.status === 'waiting_for_human')
    run.command({ type: 'waive', gate: 'must_haves', reason: 'We put a heater in.' })
    return run.toEnd()
  }

  it('is named in the summary, with who waived it', () => {
    const summary = waived().state.artifacts.summary?.body.markdown
    expect(summary).toContain('Waived:\n- “The shed” fails the must-have “Dry” (Anna: We put a heater in.)')
  })

  it('may not be left out of a summary that a seat writes', () => {
    const run = waived()
    const sentBack = run.of('tool_call').filter((call) => call.tool === 'submit_summary')
    expect(sentBack).toMatchObject([
      { status: 'failed', error: expect.stringContaining('Anna waived a must-have') },
    ])
    const named = scoring([cell(-0.9)])
    const telling = waived((request, options) => {
      const answer = named(request, options)
      if (request.record === undefined || answer instanceof Promise) return answer
      const markdown = 'The shed, though it is not dry: Anna waived that.'
      return {
        text: 'Written.',
        contributions: [{ tool: 'submit_summary', arguments: { title: 'The shed', markdown } }],
      }
    })
    expect(telling.state.artifacts.summary?.body.markdown).toMatch(/^The shed, though/)
  })
})
