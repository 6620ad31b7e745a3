import { expect, test } from 'vitest'
import { persist } from '../../ui/lib/later.ts'

/** A part that cannot be loaded so many times, from a server that is away for the first `away` of them. */
function given({ failures, away }: { failures: number; away: number }) {
  let tries = 0
  const load = async () => {
    if (++tries <= failures) throw new Error(`Failed try ${tries}.`)
    return 'the part'
  }
  const network = { isServed: async () => tries > away, again: async () => {} }
  return persist(load, network)
}

test('a part that is missing while the server is away is waited for, however long that is', async () => {
  await expect(given({ failures: 500, away: 500 })).resolves.toBe('the part')
})

test('a part that a server has no more is given up', async () => {
  await expect(given({ failures: 500, away: 3 })).rejects.toThrow('Failed try')
})
