import { describe, expect, it } from 'vitest'
import { GroupCommit } from '../../backend/log/group-commit.ts'

/** A commit that ends when it is told to. */
function heldCommit() {
  const batches: { items: number[]; end: (error?: Error) => void }[] = []
  const commits = new GroupCommit<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        batches.push({
          items,
          end: (error) => (error ? reject(error) : resolve(items.map((item) => `done ${item}`))),
        })
      }),
  )
  return { commits, batches }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('the group commit', () => {
  it('puts what arrives in one tick into one commit, and what arrives meanwhile into the next', async () => {
    const { commits, batches } = heldCommit()
    const first = [commits.add(1), commits.add(2)]
    await turn()
    const second = [commits.add(3), commits.add(4)]
    expect(batches.map(({ items }) => items)).toEqual([[1, 2]])
    batches[0]?.end()
    expect(await Promise.all(first)).toEqual(['done 1', 'done 2'])
    await turn()
    await turn()
    expect(batches.map(({ items }) => items)).toEqual([
      [1, 2],
      [3, 4],
    ])
    batches[1]?.end()
    expect(await Promise.all(second)).toEqual(['done 3', 'done 4'])
  })

  it('answers nobody before the commit that holds their work', async () => {
    const { commits, batches } = heldCommit()
    let answered = false
    const added = commits.add(1).then(() => (answered = true))
    await turn()
    await turn()
    expect(answered).toBe(false)
    batches[0]?.end()
    await added
  })

  it('tries each item alone when a batch fails, and only the faulty one hears of it', async () => {
    const tried: number[][] = []
    const commits = new GroupCommit<number, number>(async (items) => {
      tried.push(items)
      if (items.includes(2)) throw new Error('two is wrong')
      return items
    })
    const results = await Promise.allSettled([1, 2, 3].map((item) => commits.add(item)))
    expect(tried).toEqual([[1, 2, 3], [1], [2], [3]])
    expect(results).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new Error('two is wrong') },
      { status: 'fulfilled', value: 3 },
    ])
  })

  it('drains what was added, and what its callers add when they hear', async () => {
    const done: number[] = []
    const commits = new GroupCommit<number, number>(async (items) => {
      done.push(...items)
      return items
    })
    await commits.drain()
    const chained = commits.add(1).then(() => commits.add(2))
    await commits.drain()
    expect(done).toEqual([1, 2])
    await chained
  })

  it('keeps a batch small enough not to hold the loop for long', async () => {
    const sizes: number[] = []
    const commits = new GroupCommit<number, number>(async (items) => {
      sizes.push(items.length)
      return items
    })
    await Promise.all(Array.from({ length: 600 }, (_, item) => commits.add(item)))
    expect(sizes).toEqual([256, 256, 88])
  })
})
