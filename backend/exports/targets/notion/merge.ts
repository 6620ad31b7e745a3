import type { Form } from './values.ts'

/** What was ours and what stood there when both were last seen together. */
export type Base = readonly [ours: Form, theirs: Form]

/** `keep`: people's value stays. `replace`: ours goes in, and theirs is kept elsewhere. */
export type Merged = 'same' | 'write' | 'keep' | 'replace'

/**
 * One field, three ways. `late` are values of ours that may land at any time: they are no people's edit. Without a base
 * nobody knows who set it, and `lastBy` tells who changed the page last.
 */
export function merge(
  { ours, theirs, base, late }: { ours: Form; theirs: Form; base: Base | undefined; late: readonly Form[] },
  { wins, lastBy }: { wins: 'ours' | 'theirs'; lastBy: 'us' | 'people' },
): Merged {
  if (ours === theirs) return 'same'
  if (late.includes(theirs)) return 'write'
  if (base === undefined) {
    if (theirs === null) return 'write'
    return wins === 'theirs' && lastBy === 'people' ? 'keep' : 'replace'
  }
  const isEdited = theirs !== base[1]
  const isChanged = ours !== base[0]
  if (!isEdited) return isChanged ? 'write' : 'same'
  if (!isChanged) return 'keep'
  return wins === 'theirs' ? 'keep' : 'replace'
}
