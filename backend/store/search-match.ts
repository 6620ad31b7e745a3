import type { SearchKind, WantedPart } from '../ports/search.ts'

/** What is wanted as FTS5 says it. Stems hold letters, digits and _ only, so nothing in quotes can end them. */
export function matchOf(parts: readonly WantedPart[], kind: SearchKind | undefined): string {
  const all = parts.map(partOf).join(' AND ')
  return kind === undefined ? all : `{${kind} ${kind}_words} : (${all})`
}

function partOf({ stems, prefix }: WantedPart): string {
  const whole = `"${stems.join(' ')}"`
  if (prefix === null) return whole
  return `(${whole} OR "${[...stems.slice(0, -1), prefix].join(' ')}" *)`
}
