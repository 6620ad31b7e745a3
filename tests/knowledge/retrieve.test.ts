import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { fuse } from '../../backend/knowledge/retrieval/fuse.ts'
import { hashingEmbedder } from '../../backend/knowledge/retrieval/hashing-embedder.ts'
import { retrieve } from '../../backend/knowledge/retrieval/retrieve.ts'
import { termsOf } from '../../backend/knowledge/retrieval/terms.ts'
import { cosine } from '../../backend/knowledge/retrieval/vectors.ts'
import type { Embedder, KnowledgeAsked } from '../../backend/ports/knowledge.ts'
import { shelve } from './library.ts'

const given = async (texts: Record<string, string>, embedder: Embedder | null = null) => {
  const store = memoryKnowledgeStore()
  for (const [title, text] of Object.entries(texts)) await shelve(store, title, text, { embedder })
  return {
    asked: (question: string, more: Partial<KnowledgeAsked> = {}) =>
      retrieve({ store, embedder }, { workspaceId: 'main', question, ...more }),
  }
}
const titles = (found: readonly { title: string }[]) => found.map(({ title }) => title)
const SECTIONS = Object.fromEntries(
  Array.from({ length: 9 }, (_, i) => [
    `part ${i}`,
    `The roof has a part ${'abcdefghi'[i]}${i} of its own. `.repeat(20 + i),
  ]),
)

describe('what is retrieved', () => {
  it('is at most five passages, or as many as are asked for', async () => {
    const { asked } = await given(SECTIONS)
    expect(await asked('the roof')).toHaveLength(5)
    expect(await asked('the roof', { topK: 2 })).toHaveLength(2)
  })

  it('is at most 2,000 tokens, or as many as are asked for', async () => {
    const sum = (found: readonly { tokens: number }[]) => found.reduce((all, { tokens }) => all + tokens, 0)
    const { asked } = await given(SECTIONS)
    const few = await asked('the roof', { maxTokens: 600 })
    expect(few.length).toBeGreaterThan(1)
    expect(sum(few)).toBeLessThanOrEqual(600)
    expect(sum(await asked('the roof', { topK: 9 }))).toBeLessThanOrEqual(2_000)
  })

  it('says nothing twice', async () => {
    const text = 'The roof of the shed is dry all year, and mended each spring.'
    const { asked } = await given({ one: text, copy: `${text}\n`, other: 'The roof leaks.' })
    expect(titles(await asked('the roof')).toSorted()).toEqual(['one', 'other'])
  })

  it('is nothing where nothing speaks for it', async () => {
    const { asked } = await given({ roof: 'The roof leaks.' })
    expect(await asked('Who won the regatta?')).toEqual([])
    expect(await asked('?!')).toEqual([])
    const long =
      'Which vendor of databases offers replication across regions with encryption at rest and a leaking roof'
    expect(await asked(long.replace(' and a leaking roof', ' roof'), { minSimilarity: 1 })).toEqual([])
  })

  it('says how much of what was asked for stands in it', async () => {
    const { asked } = await given({ roof: 'The roof leaks.' })
    expect(await asked('Does the roof burn?')).toMatchObject([{ coverage: 0.5, similarity: null }])
  })

  it('by vectors alone is only what is near enough', async () => {
    const { asked } = await given({ kubernetes: 'Kubernetes operators' }, hashingEmbedder())
    expect(titles(await asked('kubernettes operatrs', { minSimilarity: 0.2 }))).toEqual(['kubernetes'])
    expect(await asked('kubernettes operatrs', { minSimilarity: 1 })).toEqual([])
  })
})

describe('a question', () => {
  it.each([
    ['What does the roof cost?', ['roof', 'cost']],
    ['Сколько стоит ремонт крыши?', ['сто', 'ремонт', 'крыш']],
    ['Who is it?', ['who', 'be', 'it']],
    ['', []],
  ])('%s asks for %j', (question, terms) => expect(termsOf(question)).toEqual(terms))
})

describe('fused orders', () => {
  const ranking = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 20 })
  const order = (ns: readonly number[]) => ns.map((n, i) => ({ n, score: 100 - i }))

  it('hold each passage of either once, and one order alone stays as it is', () => {
    fc.assert(
      fc.property(ranking, ranking, (one, other) => {
        const fused = fuse([
          { found: order(one), weight: 1 },
          { found: order(other), weight: 0.5 },
        ]).map(({ n }) => n)
        expect(fused.toSorted((a, b) => a - b)).toEqual(
          [...new Set([...one, ...other])].toSorted((a, b) => a - b),
        )
        expect(fuse([{ found: order(one), weight: 1 }]).map(({ n }) => n)).toEqual(one)
      }),
    )
  })

  it('put what both have first, and never turn round what both say', () => {
    fc.assert(
      fc.property(ranking, ranking, (one, other) => {
        const place = new Map(
          fuse([one, other].map((ns) => ({ found: order(ns), weight: 1 }))).map(({ n }, i) => [n, i]),
        )
        for (const [i, n] of one.entries())
          for (const m of one.slice(i + 1))
            if (other.includes(n) && (!other.includes(m) || other.indexOf(n) < other.indexOf(m)))
              expect(place.get(n)).toBeLessThan(place.get(m)!)
      }),
    )
  })
})

describe('hashed vectors', () => {
  it('are the same each time, of length 1, and nearer for words that are alike', async () => {
    const [one, again, form, other] = await hashingEmbedder().embed([
      'decisions about the roof',
      'decisions about the roof',
      'a decision about roofs',
      'the cellar floods in March',
    ])
    expect(one).toEqual(again)
    expect(cosine(one!, one!)).toBeCloseTo(1, 5)
    expect(cosine(one!, form!)).toBeGreaterThan(0.9)
    expect(cosine(one!, other!)).toBeLessThan(0.2)
  })
})
