/** A bot's arguments: JSON, a form or a query; in the last two what is no text is written as JSON. */
export type Arguments = Record<string, unknown>

const whole = /^-?\d{1,16}$/

export class GivenArguments {
  readonly #given: Arguments

  constructor(given: Arguments) {
    this.#given = given
  }

  get all(): readonly [name: string, value: unknown][] {
    return Object.entries(this.#given)
  }

  text(name: string): string | undefined {
    const value = this.#given[name]
    return value === undefined || value === null ? undefined : String(value)
  }

  integer(name: string): number | undefined {
    const value = this.#given[name]
    if (typeof value === 'number') return Math.trunc(value)
    return typeof value === 'string' && whole.test(value) ? Number(value) : undefined
  }

  truth(name: string): boolean {
    const value = this.#given[name]
    return value === true || /^(?:true|yes|1)$/i.test(String(value ?? ''))
  }

  /** An object or a list, given as such or as its JSON. */
  json(name: string): unknown {
    const value = this.#given[name]
    if (typeof value !== 'string') return value ?? undefined
    try {
      return JSON.parse(value)
    } catch {
      return undefined
    }
  }
}
