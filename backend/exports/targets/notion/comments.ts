import type { Desk } from './desk.ts'
import { troubleOf } from './calls.ts'
import { plainText } from './rich-text.ts'
import { MOST_PIECES, MOST_UNITS } from './split-text.ts'

/** Keeps on the page what a person had set and we write over: as a comment, or on the page where we may not comment. */
export async function keepOld(desk: Desk, page: string, words: string): Promise<void> {
  const { calls, memory } = desk
  const said = words.slice(0, MOST_UNITS * MOST_PIECES)
  const rich = plainText(said)
  try {
    if (await isSaid(desk, page, said)) return
    await memory.write({}, () =>
      calls.ask((client) => client.comments.create({ parent: { page_id: page }, rich_text: rich })),
    )
  } catch (error) {
    if (troubleOf(error) !== 'refused') throw error
    const children = [{ quote: { rich_text: rich } }]
    await memory.write({}, () =>
      calls.ask((client) => client.blocks.children.append({ block_id: page, children })),
    )
  }
}

/** An attempt that was cut may have said it. */
async function isSaid({ calls }: Desk, page: string, words: string): Promise<boolean> {
  const { results } = await calls.ask((client) => client.comments.list({ block_id: page, page_size: 100 }))
  return results.some(
    (one) =>
      'rich_text' in one && one.rich_text.map(({ plain_text: text }) => text).join('') === words.trim(),
  )
}
