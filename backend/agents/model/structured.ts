import type { JsonSchema } from '../../autogen/models/model-client.ts'
import { parseJson } from '../../../schemas/parse-json.ts'
import type { ModelCall } from './contributions.ts'
import { isRecord, list } from './reading.ts'
import { strictSchema } from './tool-schemas.ts'
import type { Offer } from './tools.ts'

/** One answer that keeps to a schema: what the seat says, and what it contributes. */
export function answerSchema(offers: readonly Offer[]): { name: string; schema: JsonSchema } {
  const kinds = offers.map(({ schema: { name, description, parameters } }): JsonSchema => ({
    type: 'object',
    description,
    properties: { tool: { type: 'string', enum: [name] }, arguments: strictSchema(parameters) },
    required: ['tool', 'arguments'],
    additionalProperties: false,
  }))
  const [only] = kinds
  const items = kinds.length === 1 && only !== undefined ? only : { anyOf: kinds }
  const properties: JsonSchema = {
    say: { type: 'string', description: 'what you say at the table' },
    ...(kinds.length === 0 ? {} : { contributions: { type: 'array', items } }),
  }
  return {
    name: 'turn',
    schema: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
  }
}

export type Structured = { say: string; calls: ModelCall[] }

/** The answer as such, also where a model has put it into a fence of code; null where it is none. */
export function readStructured(text: string): Structured | null {
  const value = jsonIn(text)
  if (!isRecord(value) || (typeof value.say !== 'string' && !Array.isArray(value.contributions))) return null
  const calls = list(value.contributions).flatMap((one): ModelCall[] =>
    isRecord(one) && typeof one.tool === 'string' ? [{ name: one.tool, arguments: one.arguments ?? {} }] : [],
  )
  return { say: typeof value.say === 'string' ? value.say : '', calls }
}

function jsonIn(text: string): unknown {
  const trimmed = text.trim()
  const inside = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/.exec(trimmed)?.[1] ?? trimmed
  if (!inside.startsWith('{')) return null
  try {
    return parseJson(inside)
  } catch {
    return null
  }
}

/** Hands on what an answer says while its JSON is still coming: the text of `say`, piece by piece. */
export function sayingOf(hear: (text: string) => void): (piece: string) => void {
  let got = ''
  let at = -1
  let done = false
  return (piece) => {
    if (done) return
    got += piece
    if (at < 0) {
      const begun = /"say"\s*:\s*"/.exec(got)
      if (begun === null) {
        done = got.length > LONGEST_BEGINNING
        return
      }
      at = begun.index + begun[0].length
    }
    const { text, next, ended } = unescaped(got, at)
    at = next
    done = ended
    if (text !== '') hear(text)
  }
}

const LONGEST_BEGINNING = 4_000
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** As much of a JSON text as is whole from `at` on; half an escape waits for the rest. */
function unescaped(json: string, at: number): { text: string; next: number; ended: boolean } {
  let text = ''
  let i = at
  while (i < json.length) {
    const char = json.charAt(i)
    if (char === '"') return { text, next: i + 1, ended: true }
    if (char !== '\\') {
      text += char
      i += 1
      continue
    }
    const kind = json.charAt(i + 1)
    const length = kind === 'u' ? 6 : 2
    if (kind === '' || i + length > json.length) break
    const code = Number.parseInt(json.slice(i + 2, i + 6), 16)
    text += kind === 'u' ? (Number.isNaN(code) ? '' : String.fromCharCode(code)) : (ESCAPES[kind] ?? kind)
    i += length
  }
  return { text, next: i, ended: false }
}
