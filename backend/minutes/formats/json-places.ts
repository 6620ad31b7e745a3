import { lineAt, MAX_DEPTH, TextInvalid, TOO_DEEP } from './text-invalid.ts'

/**
 * Where each value of a JSON text begins, by JSON Pointer; TextInvalid where the text is no JSON. JSON.parse names no
 * place for many faults, takes the last of two equal fields in silence and knows no bottom to nesting.
 */
export function jsonPlaces(text: string): Map<string, number> {
  const scanner = new Scanner(text)
  scanner.value('', 0)
  scanner.end()
  return scanner.places
}

class Scanner {
  readonly places = new Map<string, number>()
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(pointer: string, depth: number): void {
    const opening = this.#next()
    if (!this.places.has(pointer)) this.places.set(pointer, this.#at)
    if (opening === '{') this.#object(pointer, depth + 1)
    else if (opening === '[') this.#list(pointer, depth + 1)
    else if (opening === '"') this.#string()
    else this.#literal()
  }

  end(): void {
    if (this.#next() !== '') throw this.#fault('goes on after the JSON has ended: remove the rest.')
  }

  #object(pointer: string, depth: number): void {
    this.#enter(depth)
    const fields = new Set<string>()
    if (this.#took('}')) return
    do {
      if (this.#next() !== '"') throw this.#unexpected('a field name in double quotes')
      const begin = this.#at
      const name = this.#string()
      if (fields.has(name)) throw this.#fault(`names the field "${name}" twice: keep one of them.`, begin)
      if (name === '__proto__')
        throw this.#fault('holds the field "__proto__", which is not allowed: remove it.', begin)
      fields.add(name)
      const field = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      this.places.set(field, begin)
      if (!this.#took(':')) throw this.#unexpected('":"')
      this.value(field, depth)
    } while (this.#took(','))
    if (!this.#took('}')) throw this.#unexpected('"," or "}"')
  }

  #list(pointer: string, depth: number): void {
    this.#enter(depth)
    if (this.#took(']')) return
    let index = 0
    do this.value(`${pointer}/${index++}`, depth)
    while (this.#took(','))
    if (!this.#took(']')) throw this.#unexpected('"," or "]"')
  }

  #enter(depth: number): void {
    if (depth > MAX_DEPTH) throw this.#fault(TOO_DEEP)
    this.#at++
  }

  // Ends at the first quote that no backslash stands before; JSON.parse knows what is allowed inside.
  #string(): string {
    const begin = this.#at
    let end = begin + 1
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1
    if (end >= this.#text.length)
      throw this.#fault('opens a text with a double quote and never closes it.', begin)
    this.#at = end + 1
    return this.#parsed(begin, this.#at)
  }

  #literal(): void {
    const begin = this.#at
    const word = /^[^\s,:[\]{}"]{0,40}/.exec(this.#text.slice(begin, begin + 40))?.[0] ?? ''
    if (word === '') throw this.#unexpected('a value')
    this.#parsed(begin, begin + word.length)
    this.#at = begin + word.length
  }

  #parsed(begin: number, end: number): string {
    try {
      return String(JSON.parse(this.#text.slice(begin, end)))
    } catch {
      const shown = this.#text.slice(begin, Math.min(end, begin + 40)).replace(/\s+/g, ' ')
      throw this.#fault(`holds ${shown} where a JSON value should be: texts stand in double quotes.`, begin)
    }
  }

  #took(sign: string): boolean {
    if (this.#next() !== sign) return false
    this.#at++
    return true
  }

  #next(): string {
    while (' \t\r\n'.includes(this.#text[this.#at] ?? '.')) this.#at++
    return this.#text[this.#at] ?? ''
  }

  #unexpected(wanted: string): TextInvalid {
    const found = this.#next()
    return this.#fault(
      found === ''
        ? `ends where ${wanted} should follow.`
        : `has ${JSON.stringify(found)} where ${wanted} should stand.`,
    )
  }

  #fault(message: string, at = this.#at): TextInvalid {
    return new TextInvalid(lineAt(this.#text, at), message)
  }
}
