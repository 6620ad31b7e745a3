import { describe, expect, it } from 'vitest'
import { renderActionItems, renderDecisionLog } from '../../../backend/minutes/render/decision-log-md.ts'
import type { ActionItem, DecisionLog } from '../../../schemas/generated/types.ts'

/** Every field is filled, and in Russian, so that a Latin word can only come from the page itself. */
const LOG: DecisionLog = {
  meeting_id: 'z-1',
  run_id: 'r-1',
  version: 2,
  title: 'Инструменты',
  question: 'Сарай или подвал?',
  status: 'decided',
  decision: 'Совет выбирает вариант «Сарай».',
  chosen_option: 'o1',
  confidence: { level: 0.72, basis: 'Два голоса из двух.' },
  decisions: [
    { id: 'd1', text: 'Совет выбирает вариант «Сарай».', status: 'decided', anchors: [] },
    { id: 'd2', text: 'Согласия нет: голосов мало.', status: 'no_consensus', anchors: [] },
  ],
  criteria: [
    { id: 'k1', title: 'Сухо', weight: 3, must: true },
    { id: 'k2', title: 'Близко', weight: 2, must: false },
  ],
  alternatives: [
    {
      id: 'o1',
      title: 'Сарай',
      summary: 'за домом',
      score: 0.46,
      pros: [{ text: 'Там сухо.', anchors: [], support: 'verbatim' }],
      cons: [{ text: 'Далеко идти.', anchors: [], support: 'unsupported' }],
    },
    { id: 'o2', title: 'Подвал', summary: '', pros: [], cons: [], score: null },
  ],
  verdicts: [{ option: 'o1', criterion: 'k1', verdict: 'meets', anchors: [] }],
  rationale: [{ claim: 'Сухо круглый год.', criterion: 'k2', anchors: [], support: 'located' }],
  risks: [
    { risk: 'Нет замка.', likelihood: 'high', impact: 'medium', mitigation: null, anchors: [] },
    { risk: 'Течёт крыша.', likelihood: 'low', impact: null, mitigation: 'починить', anchors: [] },
  ],
  dissent: [
    {
      seat: 'expert_b',
      position: 'o2',
      reason: 'Слишком далеко.',
      would_change_mind: 'Дорожка.',
      anchors: [],
    },
    { seat: 'expert_c', position: null, reason: 'Рано.', anchors: [] },
  ],
  consensus: {
    method: 'majority, the tie broken by the moderator',
    level: 0.5,
    votes: [
      { seat: 'expert_a', option: 'o1', confidence: 0.8, reason: 'Сухо.' },
      { seat: 'expert_b', option: null, confidence: null, reason: '' },
    ],
    blind_vote: { option: null, votes: [] },
    talk_changed_decision: true,
  },
  reversibility: 'costly',
  stakes: 'high',
  assumptions: [{ text: 'Ездят все.', anchors: [] }],
  open_questions: [{ text: 'Кто чинит крышу?', anchors: [] }],
  decided_by: [{ kind: 'agent', id: 'a', name: 'Анна' }],
  approved_by: [{ kind: 'person', id: 'p', name: 'Пётр' }],
  decided_at: '2026-01-02T03:04:05.678Z',
  review_at: '2026-06-01',
  forecasts: [{ statement: 'Хватит места.', probability: 0.7, due: '2026-12-01' }],
  supersedes: [],
  gates: [
    { gate: 'min_alternatives', passed: false, missing: ['Вариантов мало.'] },
    { gate: 'must_haves', passed: true, missing: ['Не проверено: сухо.'] },
    { gate: 'risks', passed: true, missing: [], waived_by: { kind: 'person', id: 'p', name: 'Пётр' } },
  ],
  cost: { tokens: 2, usd: 0, turns: 21, seconds: 12.4 },
  provenance: {
    panel: 'панель',
    models: [],
    template: 'шаблон',
    policy: 'порядок',
    prompt_versions: {},
    log_seq: 90,
    log_hash: 'f'.repeat(64),
  },
  needs_review: ['Проверить источник.'],
}
const seats = ['a', 'b', 'c'].map((letter) => ({ seat: `expert_${letter}`, name: 'Эксперт' }))
const page = renderDecisionLog(LOG, { seats, language: 'ru' })
const ITEM: ActionItem = {
  id: 'a1',
  meeting_id: 'm',
  title: 'Купить замок',
  description: '',
  owner: null,
  due_date: null,
  priority: null,
  status: 'open',
  labels: [],
  depends_on: [],
  acceptance_criteria: ['Замок висит.'],
  anchors: [],
  confidence: { level: null, basis: '' },
}

/** Ids stand in code marks, and a moment of time has its two letters. */
const words = (text: string) =>
  text
    .replaceAll(/`[^`]*`/g, '')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
    .match(/\p{Script=Latin}+/gu) ?? []

describe('a decision log of a Russian meeting', () => {
  it('has no English word on its page', () => expect(words(page)).toEqual([]))

  it('says it in Russian as it says it in English', () => {
    expect(page).toMatch(/^# Инструменты\n\n\*\*Вопрос:\*\* Сарай или подвал\?\n\n> \*\*Нужно проверить:\*\*/)
    expect(page).toContain('**Решено:** Совет выбирает вариант «Сарай».')
    expect(page).toContain('- Согласия нет: Голосов мало.')
    expect(page).toContain('| Сухо (обязательно) | 3 | отвечает | неизвестно |')
    expect(page).toContain('| Нет замка. | высокая | средние | не названо | никто не назван | не названо |')
    expect(page).toContain('Порядок: большинство голосов, при равенстве решил ведущий; согласие 50 %.')
    expect(page).toContain('- **Эксперт**, за Подвал: Слишком далеко. Что изменило бы мнение: Дорожка.')
    expect(page).toContain('21 ход, 12 с, 2 токена, 0 $')
  })

  it('shows the same rows as the English page', () => {
    const shape = (text: string) =>
      text.split('\n').map((line) => /^(?:#+|>|- |\||$)/.exec(line)?.[0] ?? 'text')
    expect(shape(page)).toEqual(shape(renderDecisionLog(LOG, { seats })))
  })
})

describe('tasks of a Russian meeting', () => {
  it('have no English word', () => {
    const all = [
      ITEM,
      { ...ITEM, priority: 'urgent' as const, status: 'in_progress' as const, due_date: '2026-02-01' },
      { ...ITEM, priority: 'high' as const, status: 'done' as const, owner: { name: 'Анна' } },
    ]
    const list = renderActionItems(all, 'ru')
    expect(words(list.replace('[x]', ''))).toEqual([])
    expect(list).toContain('- [ ] **Купить замок** (ответственный не назван · срок не назван)')
    expect(words(renderActionItems([], 'ru'))).toEqual([])
  })
})
