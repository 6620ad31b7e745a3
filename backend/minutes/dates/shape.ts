/** A way of writing a day: where it stands and which day it is. */
export type Shape = {
  id: string
  /** With the flags g and u; the whole match is what the text calls the day. */
  pattern: RegExp
  kind: 'absolute' | 'relative'
  /** The day; null where these words do not tell it, undefined where they are no date after all. */
  day(found: Match, said: Said): string | null | undefined
  /** Words, and the day they mean in English or Russian minutes of Wednesday 2023-12-13. */
  examples: readonly (readonly [string, string | null])[]
}

/** What is known of the text in which a date stands. */
export type Said = {
  meeting: string | null
  /** Whether 03/04/2024 is the third of April; null where nobody knows. */
  dayFirst: boolean | null
}

/** The groups of a match by number; what took no part is an empty string. */
export type Match = { text: string; group(n: number): string }

/** Of a day without which nothing can be told. */
export const from = (meeting: string | null, day: (meeting: string) => string | null): string | null =>
  meeting === null ? null : day(meeting)
