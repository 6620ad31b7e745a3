import { isFields } from './json.ts'

// Tabs and line breaks are text; the rest moves a cursor, ends a string or hides what follows.
const CONTROL = /[^\P{Cc}\t\n\r]/u

/** Where a document holds characters that nobody can see or type and that it did not hold before, each place in words. */
export function controlFaults(before: unknown, after: unknown): string[] {
  const old = new Set([...marred(before, '')].map(([, text]) => text))
  return [...marred(after, '')]
    .filter(([, text]) => !old.has(text))
    .map(([at, text]) => {
      const code = CONTROL.exec(text)?.[0].codePointAt(0) ?? 0
      const named = code.toString(16).toUpperCase().padStart(4, '0')
      return `${at || 'The document'}: holds the control character U+${named}. Take it out.`
    })
}

function* marred(value: unknown, at: string): Generator<[string, string]> {
  if (typeof value === 'string') {
    if (CONTROL.test(value)) yield [at, value]
  } else if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) yield* marred(one, `${at}/${i}`)
  } else if (isFields(value)) {
    for (const [name, one] of Object.entries(value)) yield* marred(one, `${at}/${name}`)
  }
}
