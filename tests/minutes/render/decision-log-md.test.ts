import { describe, expect, it } from 'vitest'
import { renderActionItems, renderDecisionLog } from '../../../backend/minutes/render/decision-log-md.ts'
import type { ActionItem, Anchor, DecisionLog } from '../../../schemas/generated/types.ts'

const anchor = (place: Partial<Anchor>): Anchor => ({
  quote: 'q',
  speaker: null,
  message_id: null,
  source_id: null,
  line: null,
  start: 0,
  end: 1,
  sha256: '0'.repeat(64),
  ...place,
})
const S1 = anchor({ source_id: 's1', line: 12 })

const LOG: DecisionLog = {
  meeting_id: 'tools-1',
  run_id: 'run-1',
  version: 1,
  title: 'Tools',
  question: 'Shed or cellar?',
  status: 'decided',
  decision: 'The tools go to the shed.',
  chosen_option: 'o1',
  confidence: { level: 0.72, basis: 'Two of two.' },
  decisions: [{ id: 'd1', text: 'The tools go to the shed.', status: 'decided', anchors: [S1] }],
  criteria: [{ id: 'k1', title: 'Dry', weight: 3, must: true }],
  alternatives: [
    {
      id: 'o1',
      title: 'The shed',
      summary: 'behind the hall',
      score: 3.456,
      pros: [{ text: 'It is dry.', anchors: [S1, S1], support: 'verbatim' }],
      cons: [{ text: 'It is far.', anchors: [], support: 'unsupported' }],
    },
    { id: 'o2', title: 'The cellar', summary: '', pros: [], cons: [], score: null },
  ],
  verdicts: [{ option: 'o1', criterion: 'k1', verdict: 'meets', anchors: [] }],
  rationale: [
    {
      claim: 'It is dry all year.',
      criterion: 'k1',
      anchors: [anchor({ message_id: 'm4' })],
      support: 'located',
    },
  ],
  risks: [{ risk: 'No lock.', likelihood: 'high', impact: null, mitigation: null, anchors: [] }],
  dissent: [{ seat: 'expert_b', position: 'o2', reason: 'Too far.', anchors: [] }],
  consensus: {
    method: 'majority',
    level: 0.5,
    votes: [{ seat: 'expert_a', option: 'o1', confidence: 0.8, reason: 'Dry.' }],
    blind_vote: { option: null, votes: [] },
    talk_changed_decision: true,
  },
  reversibility: 'reversible',
  stakes: 'low',
  assumptions: [{ text: 'Members come by bike.', anchors: [] }],
  open_questions: [],
  decided_by: [{ kind: 'agent', id: 'a', name: 'Ada' }],
  approved_by: [],
  decided_at: '2026-01-02T03:04:05.678Z',
  forecasts: [],
  supersedes: [],
  gates: [{ gate: 'min_alternatives', passed: false, missing: ['a third option'] }],
  cost: { tokens: 0, usd: null, turns: 9, seconds: 12.4 },
  provenance: {
    panel: 'offline',
    models: [],
    template: 'choose-option',
    policy: 'fsm',
    prompt_versions: {},
    log_seq: 90,
    log_hash: 'f'.repeat(64),
  },
  needs_review: ['The dissent has no source.'],
}

const ITEM: ActionItem = {
  id: 'a1',
  meeting_id: 'm',
  title: 'Buy a lock',
  description: '',
  owner: null,
  due_date: null,
  priority: null,
  status: 'open',
  labels: [],
  depends_on: [],
  acceptance_criteria: ['It locks.'],
  anchors: [S1],
  confidence: { level: null, basis: '' },
}

describe('the decision log as Markdown', () => {
  const page = renderDecisionLog(LOG)

  it('says first what was asked and decided', () => {
    expect(page).toMatch(
      /^# Tools\n\n\*\*Question:\*\* Shed or cellar\?\n\n> \*\*Needs review:\*\* The dissent has no source\.\n\n## Decision\n\n\*\*Decided:\*\* The tools go to the shed\.\n/,
    )
    expect(page).toContain('- Chosen: The shed\n- Confidence: 72 % (Two of two.)')
  })

  it('shows each claim with its source, once, and marks what no source supports', () => {
    expect(page).toContain('- It is dry. `s1:12`\n')
    expect(page).toContain('- It is far. *(not supported by a source)*\n')
    expect(page).toContain('- It is dry all year. (Dry) `m4`')
  })

  it('says what nobody said instead of leaving it out', () => {
    expect(page).toContain('| No lock. | high | not said | none named | nobody named | none named |')
    expect(page).toContain('| The cellar |  | none |')
    expect(page).toContain('price not known')
    expect(page).toContain('The talk changed the decision.')
  })

  it('given who sat there and what was read, names them in words and lists the sources that it quotes', () => {
    const named = renderDecisionLog(LOG, {
      seats: [{ seat: 'expert_b', name: 'Berta' }],
      sources: [
        { id: 's1', title: 'walk-through.md' },
        { id: 's2', title: 'never quoted' },
      ],
    })
    expect(named).toContain('- **Berta** for The cellar: Too far.')
    expect(named).toContain('## Sources\n\n- `s1` walk-through.md\n')
    expect(named).not.toContain('never quoted')
    expect(page).not.toContain('## Sources')
  })

  it('leaves out sections that would be empty', () => {
    expect(page).not.toContain('## Open questions')
    expect(page).not.toContain('## Forecasts')
    expect(page).toContain('## Dissent\n\n- **expert\\_b** for The cellar: Too far.')
  })

  it('takes no markup from what people and models say', () => {
    const hostile = renderDecisionLog({
      ...LOG,
      title: '# x\n\n![i](http://evil.test/?q)',
      decision: '<script>alert(1)</script> | a `b`',
      open_questions: [{ text: '- [x](javascript:1)', anchors: [] }],
    })
    expect(hostile).toContain('# \\# x !\\[i\\](http://evil.test/?q)\n')
    expect(hostile).toContain('\\<script\\>alert(1)\\</script\\> \\| a \\`b\\`')
    expect(hostile).toContain('- \\- \\[x\\](javascript:1)')
  })
})

describe('action items as Markdown', () => {
  it('name what nobody named as open', () => {
    expect(renderActionItems([ITEM])).toBe(
      '# Action items\n\n- [ ] **Buy a lock** (no owner named · no date named) `s1:12`\n  - It locks.\n',
    )
    expect(
      renderActionItems([
        {
          ...ITEM,
          owner: { name: 'Ada' },
          due_date: '2026-02-01',
          priority: 'high',
          status: 'done',
          acceptance_criteria: [],
        },
      ]),
    ).toContain('- [x] **Buy a lock** (Ada · due 2026-02-01 · priority high · done)')
    expect(renderActionItems([])).toContain('Nobody took on a task.')
  })
})

describe('a log without a decision', () => {
  const open = (change: Partial<DecisionLog>) =>
    renderDecisionLog({ ...LOG, chosen_option: null, status: 'no_consensus', ...change })

  it('says its status once, and when it was closed, not decided', () => {
    const page = open({ decision: 'No consensus: no option has a majority.' })
    expect(page).toContain('**No consensus:** No option has a majority.')
    expect(page).not.toMatch(/Decided: 2026/)
    expect(page).toContain('Closed without a decision: 2026-01-02 03:04 UTC')
  })

  it('ends what a gate misses with one full stop', () => {
    const gate = { gate: 'risks' as const, passed: false, missing: ['No risk has been named.'] }
    expect(open({ gates: [gate] })).toContain('risks: failed. Missing: No risk has been named.\n')
  })

  it('tells a place of the one text that was read as a line of it', () => {
    const imported = { ...LOG, provenance: { ...LOG.provenance, panel: 'import' } }
    const sources = [{ id: 's1', title: 'notes.md' }]
    expect(renderDecisionLog(imported, { sources })).toContain('- It is dry. `line 12`\n')
    expect(renderDecisionLog(imported, { sources, language: 'ru' })).toContain('- It is dry. `строка 12`\n')
    expect(renderDecisionLog(imported, { sources })).toContain('## Sources\n\n- notes.md\n')
  })

  it('shows what a task quotes as a quote, without the marks that made it one', () => {
    const description = '> Dry (must) [The shed:12]\n> Near [The shed:13]\n- and a roof'
    const page = renderActionItems([{ ...ITEM, description }])
    expect(page).toContain('  > Dry (must)\n  >\n  > Near\n\n  and a roof\n')
    expect(page).not.toContain('\\>')
  })

  it('asks approval of a decision only', () => {
    const gates = [{ gate: 'approval' as const, passed: true, missing: ['Nobody has approved it.'] }]
    expect(renderDecisionLog({ ...LOG, gates })).toContain('Nobody has approved it')
    expect(renderDecisionLog({ ...LOG, gates, status: 'no_consensus' })).not.toContain(
      'Nobody has approved it',
    )
  })

  it('says of a dissent without an option that it names none', () => {
    const dissent = [{ seat: 'expert_b', position: null, reason: 'Too far.', anchors: [] }]
    expect(renderDecisionLog({ ...LOG, dissent })).toContain('**expert\\_b** names no option: Too far.')
    expect(renderDecisionLog({ ...LOG, dissent }, { language: 'ru' })).toContain(
      ', варианта не назвал: Too far.',
    )
  })

  it('says who waived a gate and why', () => {
    const waived_by = { kind: 'person' as const, id: 'anna', name: 'Anna' }
    const gate = { gate: 'risks' as const, passed: false, missing: ['No risk is named.'], waived_by }
    const page = (reason: object, language: 'en' | 'ru') =>
      renderDecisionLog({ ...LOG, gates: [{ ...gate, ...reason }] }, { language })
    expect(page({ reason: 'We are insured' }, 'en')).toContain('Waived by Anna: We are insured.\n')
    expect(page({ reason: 'Застраховано.' }, 'ru')).toContain('Снята: Anna. Причина: Застраховано.\n')
    expect(page({}, 'en')).toContain('Waived by Anna.\n')
  })

  it('says which document and version was approved: tasks are approved by themselves', () => {
    const approved_by = [{ kind: 'person' as const, id: 'anna', name: 'Anna' }]
    const page = (names: string[], changedSince: boolean, language: 'en' | 'ru' = 'en') =>
      renderDecisionLog(
        { ...LOG, version: 2, approved_by },
        { tasks: [ITEM], language, tasksApproval: { version: 3, names, changedSince } },
      )
    expect(page([], true)).toContain(
      '- Approved by: Anna (decision, version 2); the tasks below were changed after that and are not approved\n',
    )
    expect(page([], true, 'ru')).toContain('; задачи ниже изменены после этого и не одобрены\n')
    expect(page([], false)).toContain('(decision, version 2); the tasks below are no part of that\n')
    expect(page(['Bob'], true)).toContain(
      '- Approved by: Anna (decision, version 2)\n- Tasks approved by: Bob (version 3)\n',
    )
  })
})
