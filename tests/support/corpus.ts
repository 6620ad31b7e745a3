import { existsSync } from 'node:fs'
import path from 'node:path'

const named = process.env['XIO_CORPUS'] ?? ''
const within = path.join(named, 'minutes')

/**
 * The folder of real minutes with their truth; they are not ours to keep, so they are read where XIO_CORPUS says: the
 * folder itself or the one around it. Null where they are not there.
 */
export const CORPUS: string | null =
  named === '' || !existsSync(named) ? null : existsSync(within) ? within : named
