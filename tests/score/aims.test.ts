import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CORPUS } from '../support/corpus.ts'
import { predict } from './predict.ts'
import { added, rates } from './table.ts'
import { scoreDocument, type DocScore } from './tally.ts'
import { truthsIn } from './truth.ts'

const OWN = path.resolve('tests/fixtures/minutes')

type Least = { actions: number; decisions: number }

function scored(folder: string, form: 'marked' | 'unmarked', certain = false): DocScore[] {
  return truthsIn(folder).map((truth) => {
    const name = form === 'marked' ? truth.file : truth.unmarkedFile
    const { certain: sure, ...all } = predict(name, readFileSync(path.join(folder, name)))
    return scoreDocument(truth, certain ? sure : all)
  })
}

const of = (scores: readonly DocScore[], kind: 'actions' | 'decisions') => rates(added(scores, kind)!)

function holds(scores: readonly DocScore[], least: Least): void {
  expect(of(scores, 'actions').f1).toBeGreaterThanOrEqual(least.actions)
  expect(of(scores, 'decisions').f1).toBeGreaterThanOrEqual(least.decisions)
}

function namesHold(scores: readonly DocScore[]): void {
  const sum = (count: (one: DocScore) => number) => scores.reduce((all, one) => all + count(one), 0)
  expect(sum((one) => one.owner.exact) / sum((one) => one.owner.n)).toBeGreaterThanOrEqual(0.85)
  expect(sum((one) => one.due.ok) / sum((one) => one.due.n)).toBeGreaterThanOrEqual(0.85)
}

describe('minutes of our own, in ten forms, English and Russian', () => {
  const scores = scored(OWN, 'marked')

  it('give their tasks and decisions', () => holds(scores, { actions: 0.85, decisions: 0.85 }))

  it('give no task that is none: what is done, asked, supposed, denied or of an earlier meeting', () => {
    expect(of(scores, 'actions').precision).toBeGreaterThanOrEqual(0.9)
    expect(of(scores, 'decisions').precision).toBeGreaterThanOrEqual(0.9)
  })

  it('name who does it by when', () => namesHold(scores))
})

describe.skipIf(CORPUS === null)('real minutes, by the rules alone', () => {
  const folder = CORPUS ?? ''

  it('whose marks say what is a task and a decision are read as marked', () => {
    const scores = scored(folder, 'marked')
    holds(scores, { actions: 0.92, decisions: 0.85 })
    namesHold(scores)
  })

  it('without the marks are still understood, and what is certain is right', () => {
    holds(scored(folder, 'unmarked'), { actions: 0.68, decisions: 0.4 })
    expect(of(scored(folder, 'unmarked', true), 'actions').precision).toBeGreaterThanOrEqual(0.8)
  })
})
