import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cosine } from '../../backend/knowledge/retrieval/vectors.ts'
import { bytesOf } from '../../backend/store/knowledge-floats.ts'
import { VectorMatrix } from '../../backend/store/vector-matrix.ts'

const SOURCES = ['a', 'b', 'c']
const LENGTH = 7
const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: LENGTH, maxLength: LENGTH })
const rows = fc.array(fc.record({ sourceId: fc.constantFrom(...SOURCES), numbers }), { maxLength: 60 })

describe('vectors in memory', () => {
  it('give the nearest of the sources that are reached, as sorting all of them would', () => {
    fc.assert(
      fc.property(
        rows,
        numbers,
        fc.subarray(SOURCES),
        fc.integer({ min: 1, max: 9 }),
        (given, asked, reached, limit) => {
          const matrix = new VectorMatrix(LENGTH, given.length)
          const all = given.map((row, n) => ({ n, ...row, vector: Float32Array.from(row.numbers) }))
          for (const { vector, ...row } of all) matrix.add({ ...row, vector: bytesOf(vector) })
          const vector = Float32Array.from(asked)
          const sorted = all
            .filter(({ sourceId }) => reached.includes(sourceId))
            .map((row) => ({ n: row.n, score: cosine(row.vector, vector) }))
            .toSorted((one, other) => other.score - one.score || one.n - other.n)
          const found = matrix.nearest(vector, new Set(reached), limit)
          expect(found).toEqual(sorted.slice(0, limit))
        },
      ),
    )
  })

  it('leave out what is of another length, and what came after it was counted', () => {
    const matrix = new VectorMatrix(2, 1)
    matrix.add({ n: 1, sourceId: 'a', vector: bytesOf(Float32Array.from([1])) })
    matrix.add({ n: 2, sourceId: 'a', vector: bytesOf(Float32Array.from([0, 1])) })
    matrix.add({ n: 3, sourceId: 'a', vector: bytesOf(Float32Array.from([0, 1])) })
    const found = matrix.nearest(Float32Array.from([0, 1]), new Set(['a']), 9)
    expect(found).toEqual([{ n: 2, score: 1 }])
  })
})
