import { describe, expect, it } from 'vitest'
import { hashingEmbedder } from '../../backend/knowledge/retrieval/hashing-embedder.ts'
import { compared, questionOf } from '../bench/retrieval/compare.ts'
import { LABELLED, shelved, textsIn } from '../bench/retrieval/corpus.ts'
import { measured } from '../bench/retrieval/measures.ts'
import { QUESTIONS } from '../bench/retrieval/questions.ts'

describe('labelled questions', () => {
  it('are answered by words nearly always, and by words and vectors never worse', async () => {
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(60)
    const embedder = hashingEmbedder()
    const store = await shelved(textsIn(LABELLED), embedder)
    const { lexical, hybrid } = await compared(store, embedder, QUESTIONS.map(questionOf))
    expect(lexical.recall5).toBeGreaterThan(0.95)
    expect(lexical.mrr).toBeGreaterThan(0.9)
    expect(hybrid.recall5).toBeGreaterThanOrEqual(lexical.recall5)
    expect(hybrid.mrr).toBeGreaterThanOrEqual(lexical.mrr)
    expect(hybrid.ndcg10).toBeGreaterThanOrEqual(lexical.ndcg10)
  })
})

describe('the figures of an order', () => {
  it.each([
    [[true, false], 1, { recall5: 1, mrr: 1, ndcg10: 1 }],
    [[false, true], 1, { recall5: 1, mrr: 0.5, ndcg10: 1 / Math.log2(3) }],
    [[false, false], 1, { recall5: 0, mrr: 0, ndcg10: 0 }],
    [[true, false], 2, { recall5: 0.5, mrr: 1, ndcg10: 1 / (1 + 1 / Math.log2(3)) }],
  ])('of %j with %i relevant are %j', (order, relevant, figures) =>
    expect(measured(order, relevant)).toEqual(figures),
  )
})
