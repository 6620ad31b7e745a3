import type { Embedder } from '../../ports/knowledge.ts'
import { GLUE } from '../../minutes/support/glue.ts'
import { wordsOf } from '../../minutes/support/stemmed-words.ts'
import { unit } from './vectors.ts'

/**
 * Vectors without a model: stems and the pieces of words, hashed to places. The same text has the same vector on every
 * machine, and words that are written alike are near each other, also where one of them is mistyped. It knows no meaning.
 */
export function hashingEmbedder(dimensions = 512): Embedder {
  return {
    model: `hashing-${dimensions}`,
    host: null,
    dimensions,
    // Letters alone: it helps where words were mistyped, and must not outvote words that were not.
    weight: 0.15,
    range: { unrelated: 0.05, same: 0.6 },
    embed: async (texts) => texts.map((text) => embedded(text, dimensions)),
  }
}

function embedded(text: string, dimensions: number): Float32Array {
  const counts = new Map<string, number>()
  const count = (feature: string, weight: number) => counts.set(feature, (counts.get(feature) ?? 0) + weight)
  for (const { word, stem } of wordsOf(text)) {
    if (GLUE.has(word)) continue
    count(stem, 1)
    const ended = `<${stem}>`
    const pieces = Math.max(0, ended.length - PIECE + 1)
    for (let at = 0; at < pieces; at++) count(`#${ended.slice(at, at + PIECE)}`, 0.6 / Math.sqrt(pieces))
  }
  const vector = new Float32Array(dimensions)
  for (const [feature, weight] of counts) {
    const hash = fnv1a(feature)
    const place = hash % dimensions
    // A sign of its own lets those that meet at one place cancel each other instead of adding up.
    vector[place] = (vector[place] ?? 0) + (hash & 0x4000_0000 ? 1 : -1) * Math.sqrt(weight)
  }
  return unit(vector)
}

/** Letters; a shorter piece is in every word. */
const PIECE = 4

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}
