import { StorageFailure } from '../../log/failures.ts'

/** What a driver's error means for whoever uses the library; any that is not about the server is handed back. */
export function failureOf(error: unknown, named: string): unknown {
  if (error instanceof StorageFailure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : ''
  const found = REASONS.find(([pattern]) => pattern.test(code || message))
  if (found === undefined) return error
  return new StorageFailure(
    `The library at ${named} ${found[1]} (${code || message}). Nothing was written.`,
    {
      cause: error,
    },
  )
}

/** By the codes of PostgreSQL and of the system; what has none is told by its words. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^28/, 'does not let this user in: check the user and the password'],
  [/^3D000$/, 'is not there: make the database (createdb), or name another'],
  [/^42501$/, 'gives this user too few rights: it must be allowed to make tables'],
  [/^53100$/, 'is full: free some space on its disk'],
  [/^53/, 'has no room for one more: let it have more connections or memory'],
  [/^(?:08|57P)/, 'is being stopped or started: try again when it is up'],
  [/^(?:EAI_AGAIN|ENOTFOUND)$/, 'has a name that leads nowhere: check the address'],
  [/^E[A-Z]+$|timeout|[Cc]onnection terminated|SSL/, 'cannot be reached: start it, or check the address'],
]
