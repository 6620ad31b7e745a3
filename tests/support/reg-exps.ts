import path from 'node:path'

export type Found = { pattern: RegExp; place: string }

/**
 * Every pattern that a set of modules holds: the literals in their texts, and what they make of words by `new RegExp`
 * while they are loaded, heard by listening to the constructor. So a pattern need not be registered, and none can hide.
 */
export async function regExpsOf(
  files: readonly string[],
  literals: (file: string) => readonly Found[],
): Promise<Found[]> {
  const found = files.flatMap(literals)
  const Real = globalThis.RegExp
  let loading = ''
  const heard = new Proxy(Real, {
    construct(target, [source, flags]: [string | RegExp, string?]) {
      const pattern = new target(source, flags)
      if (loading !== '') found.push({ pattern: new target(source, flags), place: loading })
      return pattern
    },
  })
  globalThis.RegExp = heard
  try {
    for (const file of files) {
      loading = file
      await import(path.resolve(file))
    }
  } finally {
    globalThis.RegExp = Real
    loading = ''
  }
  const seen = new Set<string>()
  return found.filter(({ pattern }) => !seen.has(`${pattern}`) && seen.add(`${pattern}`))
}
