import { seeded } from '../core/faults.ts'

/** UUIDs and property ids that are the same for the same seed. */
export type Ids = { uuid(): string; property(): string; chance(): number }

export function seededIds(seed: number): Ids {
  const next = seeded(seed)
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('')
  const variant = () => '89ab'[Math.floor(next() * 4)]
  return {
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${variant()}${hex(3)}-${hex(12)}`,
    // Notion's are four characters, those that are special in an address already encoded.
    property: () =>
      Array.from({ length: 4 }, () => {
        const letter = LETTERS[Math.floor(next() * LETTERS.length)] ?? 'a'
        return encodeURIComponent(letter)
      }).join(''),
    chance: next,
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:;=?@[]^{}|'

/**
 * Ids come with and without dashes and leave with them; null where it is no id. Capital letters are none without dashes,
 * and with them the id of nothing.
 */
export function dashed(id: unknown): string | null {
  if (typeof id !== 'string') return null
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id
  if (!/^[0-9a-f]{32}$/.test(id)) return null
  const hex = id
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const bare = (id: string) => id.replaceAll('-', '')
