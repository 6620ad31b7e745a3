import type { House } from '../compose.ts'
import type { Config } from '../config.ts'

/**
 * Brings what councils have decided to the library of the data directory, since no server does it here. A library that
 * stands elsewhere gets it from its server, or from `xio knowledge`.
 */
export async function rememberHere(
  house: Pick<House, 'remember'>,
  { knowledge }: Pick<Config, 'knowledge'>,
): Promise<void> {
  if (knowledge.postgres === null && knowledge.chroma === null) await house.remember()
}
