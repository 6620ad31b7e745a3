import { describe, expect, it } from 'vitest'
import { isActionItems, isDecisionLog, isSummary } from '../../../schemas/generated/validators.js'
import { anchorsIn } from '../../../backend/minutes/support/anchors-in.ts'
import { sha256 } from '../../../backend/log/digest.ts'
import { recordIn } from '../../support/found-in.ts'

const MINUTES = `# Garden club 2026-03-12

The hedge stays as it is until autumn.

Nina Vale: I will order the seeds by 2026-03-20.

- Paint the shed, Omar Reed
- We may run out of water in July
- Who keeps the keys?
`

describe('the record of a text', () => {
  it('says what was decided and ties it to its line', () => {
    const { decisionLog, decisions, transcript } = recordIn(MINUTES, [
      { kind: 'decision', text: 'The hedge stays as it is until autumn.' },
    ])
    expect(decisionLog).toMatchObject({
      status: 'decided',
      decision: 'The hedge stays as it is until autumn.',
      decided_at: '2026-03-12T00:00:00.000Z',
      confidence: { level: null },
      chosen_option: null,
      needs_review: [],
    })
    const [anchor] = decisionLog.decisions[0]?.anchors ?? []
    expect(anchor).toMatchObject({ source_id: 's0', message_id: null, line: 3 })
    expect(transcript.text.slice(anchor?.start, anchor?.end)).toBe('The hedge stays as it is until autumn.')
    expect(decisions).toEqual([
      { text: 'The hedge stays as it is until autumn.', line: 3, certainty: 0.95, needsReview: false },
    ])
  })

  it('leaves everything open where nothing was found, and says so', () => {
    const { decisionLog, actionItems, summary } = recordIn('# Notes\n\n## Agenda\n', [])
    expect(decisionLog).toMatchObject({
      status: 'deferred',
      decisions: [],
      decision: 'The text records no decision.',
    })
    expect(decisionLog.needs_review[0]).toMatch(/^Neither a decision nor a task was found/)
    expect(actionItems).toEqual([])
    expect(summary.markdown).toBe('**The text records no decision.**')
  })

  it('gives an owner only with the place of the name: that of the speaker is quoted too', () => {
    const { actionItems, transcript } = recordIn(MINUTES, [
      {
        kind: 'action',
        text: 'I will order the seeds by 2026-03-20.',
        owners: ['Nina Vale'],
        due: '2026-03-20',
        dueRaw: '2026-03-20',
      },
    ])
    expect(actionItems[0]).toMatchObject({ owner: { name: 'Nina Vale' }, due_date: '2026-03-20' })
    const quotes = actionItems[0]?.anchors.map(({ start, end }) => transcript.text.slice(start, end))
    expect(quotes).toEqual(['Nina Vale: I will order the seeds by 2026-03-20.'])
  })

  it('leaves out an owner and a date that stand nowhere near, and says that it did', () => {
    const { actionItems, decisionLog, actions } = recordIn(MINUTES, [
      {
        kind: 'action',
        text: 'Paint the shed, Omar Reed',
        owners: ['Zoe'],
        due: '2026-05-01',
        dueRaw: '1 May',
      },
    ])
    expect(actionItems[0]).toMatchObject({ owner: null, due_date: null })
    expect(actions[0]).toMatchObject({ owner: null, due: null })
    expect(decisionLog.needs_review).toContainEqual(expect.stringContaining('could not be tied to a place'))
  })

  it('names what was understood and not marked, and does not put it on top of what is certain', () => {
    const { decisionLog, actions } = recordIn(MINUTES, [
      { kind: 'decision', text: 'Paint the shed', certainty: 0.5, marked: false },
      { kind: 'decision', text: 'The hedge stays as it is until autumn.' },
      {
        kind: 'action',
        text: 'Paint the shed, Omar Reed',
        certainty: 0.6,
        marked: false,
        owners: ['Omar Reed'],
      },
    ])
    expect(decisionLog.decision).toBe('The hedge stays as it is until autumn.')
    expect(decisionLog.needs_review).toEqual([
      expect.stringMatching(/^The text records 2 decisions and does not say which/),
      expect.stringMatching(/^One decision and one task were understood/),
    ])
    expect(actions).toEqual([
      {
        text: 'Paint the shed, Omar Reed',
        line: 7,
        certainty: 0.6,
        needsReview: true,
        owner: 'Omar Reed',
        due: null,
        done: false,
      },
    ])
  })

  it('keeps risks, questions and dissent with who said it', () => {
    const { decisionLog } = recordIn(MINUTES, [
      { kind: 'risk', text: 'We may run out of water in July' },
      { kind: 'question', text: 'Who keeps the keys?' },
      { kind: 'dissent', text: 'I will order the seeds' },
      { kind: 'reason', text: 'The hedge stays' },
    ])
    expect(decisionLog).toMatchObject({
      risks: [{ risk: 'We may run out of water in July', likelihood: null, impact: null, mitigation: null }],
      open_questions: [{ text: 'Who keeps the keys?' }],
      dissent: [{ seat: 'person_1', position: null, reason: 'I will order the seeds' }],
      rationale: [{ claim: 'The hedge stays', support: 'verbatim' }],
    })
  })

  it('shows what is done as done, and holds no task of an earlier meeting', () => {
    const { actionItems, actions } = recordIn(MINUTES, [
      { kind: 'action', text: 'Paint the shed', state: 'done' },
      { kind: 'action', text: 'Who keeps the keys?', state: 'carried' },
    ])
    expect(actionItems).toMatchObject([{ title: 'Paint the shed', status: 'done' }])
    expect(actions).toMatchObject([{ text: 'Paint the shed', done: true }])
  })

  it('passes its schemas, and every quote stands where its anchor says, however long the passage', () => {
    const long = `${'The roof leaks, 😀 and so does the gutter, '.repeat(400)}we mend both`
    const { decisionLog, actionItems, summary, faults, transcript } = recordIn(`# A\n\n${long}\n`, [
      { kind: 'decision', text: long },
      { kind: 'action', text: long },
      { kind: 'reason', text: long },
    ])
    expect(faults).toEqual({ decisionLog: [], actionItems: [], summary: [] })
    expect([isDecisionLog(decisionLog), isActionItems(actionItems), isSummary(summary)]).toEqual([
      true,
      true,
      true,
    ])
    const anchors = [...anchorsIn({ decisionLog, actionItems, summary }, '')].map(([, anchor]) => anchor)
    expect(anchors.length).toBeGreaterThan(12)
    for (const { quote, start, end, sha256: hash } of anchors) {
      expect(transcript.text.slice(start, end)).toBe(quote)
      expect([quote.isWellFormed(), hash]).toEqual([true, sha256(quote)])
    }
    expect(summary.markdown.split(/\s+/).length).toBeLessThanOrEqual(200)
  })

  it('speaks the language of its text', () => {
    const text = `# Садовый клуб\n\nИзгородь не трогаем до осени, так договорились все, кто пришёл. ${'Слова о том, как это было. '.repeat(12)}\n`
    const { decisionLog, subject } = recordIn(text, [
      { kind: 'decision', text: 'Изгородь не трогаем до осени' },
    ])
    expect(subject).toMatchObject({ language: 'ru', question: 'Что решили: «Садовый клуб» (minutes.md)?' })
    expect(decisionLog.confidence.basis).toBe('В тексте не сказано, насколько они были уверены.')
    expect(decisionLog.needs_review).toEqual([expect.stringMatching(/^Даты в тексте нет/)])
  })

  it('tells meetings of a series apart by the day, or by the file where there is none', () => {
    expect(recordIn('# Weekly\n\nOn 2026-03-12 we met.\n', []).subject.question).toBe(
      'What was decided at “Weekly” on 2026-03-12?',
    )
    expect(recordIn('# Weekly\n\nWe met.\n', [], 'week-3.md').subject.question).toBe(
      'What was decided at “Weekly” (week-3.md)?',
    )
    expect(recordIn('We met.\n', [], 'week-3.md').subject).toMatchObject({
      title: 'week-3',
      question: 'What was decided at “week-3”?',
    })
  })
})
