import { describe, expect, test } from 'vitest'
import { en } from '../../backend/council/wording/en.ts'
import { ru } from '../../backend/council/wording/ru.ts'
import { PHASES } from '../../backend/council/phases.ts'
import { GivenRun } from '../support/given.ts'
import { voting } from '../support/scripts.ts'

const LATIN = /\p{Script=Latin}{2,}/u

/** Meetings whose own words are Russian, so that a Latin letter can only come from the rules. */
const russian = {
  language: 'ru' as const,
  title: 'Где зимуют велосипеды',
  question: 'Где ставить велосипеды зимой?',
  options: [
    { id: 'o1', title: 'Сарай' },
    { id: 'o2', title: 'Подвал' },
  ],
  criteria: [{ id: 'k1', title: 'Сухо', must: true }],
  agenda: [{ title: 'Где ставить', kind: 'decide' as const }],
}

const council = (...votes: (string | null)[]) =>
  new GivenRun({
    meeting: {
      ...russian,
      seats: votes.map((_, i) => ({ seat: `expert_${'abc'[i]}`, role: 'expert' as const })),
    },
    script: voting(Object.fromEntries(votes.map((vote, i) => [`expert_${'abc'[i]}`, vote]))),
  })

/** Ids, seats and the names of budget codes are the same in every language. */
const withoutIds = (text: string) =>
  text.replaceAll(/\b(?:expert_[abc]|moderator|scribe|integrator|[a-z]\d+|max_turns)\b/g, '')

describe('what the rules put on record in a Russian meeting', () => {
  test('is Russian: every status, reason, question, gate and decision', () => {
    const run = council('o1', 'o1').to('decision')
    run.command({ type: 'pause' })
    run.command({ type: 'resume' })
    run.toEnd()
    const said = [
      ...run.of('run_status').map((one) => one.reason?.text ?? ''),
      ...run.of('speaker_selected').map((one) => one.rationale),
      ...run.of('quality_gate').flatMap((one) => one.missing),
      ...run.of('decision').map((one) => one.text),
    ]
    expect(said.length).toBeGreaterThan(20)
    expect(
      said.map((text) => withoutIds(text).replace('Anna', '')).filter((text) => LATIN.test(text)),
    ).toEqual([])
    expect(run.of('decision')[0]?.text).toBe('Совет выбирает вариант «Сарай».')
    expect(run.state.reason?.text).toBe('Совет принял решение.')
  })

  test('says of no majority, of a tie and of a stop what an English one says', () => {
    expect(council('o1', null).toEnd().of('decision')[0]?.text).toMatch(/^Согласия нет:/)
    const stopped = council('o1', 'o2').to('debate')
    stopped.command({ type: 'stop' })
    const log = stopped.state.artifacts.decision_log?.body
    expect(log?.needs_review).toEqual(['совет остановлен в фазе «обсуждение»'])
    expect(log?.decision).toBe('Решение не принято.')
    expect(log?.confidence.basis).not.toMatch(LATIN)
  })
})

describe('the two tables', () => {
  type Leaf = [string, unknown]
  const leaves = (table: object, at = ''): Leaf[] =>
    Object.entries(table).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? leaves(value, `${at}.${key}`)
        : [[`${at}.${key}`, value] as Leaf],
    )

  test('have a phrase for the same things', () => {
    expect(leaves(ru).map(([at, value]) => [at, typeof value])).toEqual(
      leaves(en).map(([at, value]) => [at, typeof value]),
    )
  })

  test('the Russian one has no English word in its fixed phrases', () => {
    const fixed = leaves(ru).filter(([, value]) => typeof value === 'string')
    expect(fixed.length).toBeGreaterThan(20)
    expect(fixed.filter(([, value]) => LATIN.test(String(value)))).toEqual([])
    expect(PHASES.map((phase) => ru.phase(phase)).filter((name) => LATIN.test(name))).toEqual([])
  })
})
