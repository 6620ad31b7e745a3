import { jsonPlaces } from '../../json-places.ts'
import { lineAt, TextInvalid } from '../../text-invalid.ts'

/** A text of a JSON file and where it stands there, without its quotation marks. */
export type JsonText = { text: string; start: number; end: number }
export type JsonObject = ReadonlyMap<string, Json>
export type Json = null | boolean | number | JsonText | readonly Json[] | JsonObject

// Chats keep quotes, threads and files within messages; nothing that people export is deeper.
const DEEPEST = 60

/** The values of a JSON file, or of JSON Lines, with the places of their texts; TextInvalid where it is none. */
export function jsonTree(text: string): Json[] {
  const parser = new Parser(text)
  const values: Json[] = []
  while (!parser.ended()) values.push(parser.value(0))
  return values
}

export const isText = (value: Json | undefined): value is JsonText =>
  typeof value === 'object' && value !== null && 'start' in value
export const isObject = (value: Json | undefined): value is JsonObject => value instanceof Map
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

class Parser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  ended(): boolean {
    return this.#next() === ''
  }

  value(depth: number): Json {
    if (depth > DEEPEST)
      throw this.#fault(`is nested deeper than ${DEEPEST} levels: this is no chat that can be read.`)
    const sign = this.#next()
    if (sign === '"') return this.#string()
    if (sign === '{') return this.#object(depth)
    if (sign === '[') return this.#list(depth)
    return this.#literal()
  }

  #object(depth: number): Json {
    this.#at++
    const fields = new Map<string, Json>()
    if (this.#took('}')) return fields
    do {
      if (this.#next() !== '"') throw this.#broken()
      const name = this.#string().text
      if (!this.#took(':')) throw this.#broken()
      fields.set(name, this.value(depth + 1))
    } while (this.#took(','))
    if (!this.#took('}')) throw this.#broken()
    return fields
  }

  #list(depth: number): Json {
    this.#at++
    const values: Json[] = []
    if (this.#took(']')) return values
    do values.push(this.value(depth + 1))
    while (this.#took(','))
    if (!this.#took(']')) throw this.#broken()
    return values
  }

  #string(): JsonText {
    const start = this.#at + 1
    let end = start
    let escaped = false
    for (;;) {
      const quote = this.#text.indexOf('"', end)
      if (quote < 0) throw this.#broken()
      let slashes = 0
      while (this.#text[quote - 1 - slashes] === '\\' && quote - slashes > start) slashes++
      escaped ||= slashes > 0
      end = quote
      if (slashes % 2 === 0) break
      end = quote + 1
    }
    this.#at = end + 1
    const raw = this.#text.slice(start, end)
    return { text: escaped || raw.includes('\\') ? this.#unescaped(raw) : raw, start, end }
  }

  #unescaped(raw: string): string {
    try {
      return String(JSON.parse(`"${raw.replace(/[\t\r\n]/g, ' ')}"`))
    } catch {
      throw this.#broken()
    }
  }

  #literal(): Json {
    LITERAL.lastIndex = this.#at
    const word = LITERAL.exec(this.#text)?.[0]
    if (word === undefined) throw this.#broken()
    this.#at += word.length
    return word === 'null' ? null : word === 'true' ? true : word === 'false' ? false : Number(word)
  }

  #took(sign: string): boolean {
    if (this.#next() !== sign) return false
    this.#at++
    return true
  }

  #next(): string {
    for (;;) {
      const char = this.#text[this.#at]
      if (char === undefined) return ''
      if (char !== ' ' && char !== '\n' && char !== '\r' && char !== '\t') return char
      this.#at++
    }
  }

  #fault(message: string): TextInvalid {
    return new TextInvalid(lineAt(this.#text, this.#at), message)
  }

  /** What is wrong is best said by the strict reader of JSON; what only it allows is a line of JSON Lines that broke off. */
  #broken(): TextInvalid {
    try {
      jsonPlaces(this.#text)
    } catch (cause) {
      if (cause instanceof TextInvalid && cause.line !== null && cause.line >= lineAt(this.#text, this.#at))
        return cause
    }
    return this.#fault('is no valid JSON from here on: the file is damaged or was cut. Export it again.')
  }
}

const LITERAL = /null|true|false|-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,4})?/y
