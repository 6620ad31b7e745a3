// Blocks as Slack gives them back: with the ids and defaults it has filled in.
import { isJson, type Json } from '../json.ts'

/** A copy with every `block_id` and `action_id`, `emoji` and `verbatim` that was left out; a new id for each `newId()`. */
export function storedBlocks(blocks: readonly unknown[], newId: () => string): Json[] {
  return blocks.filter(isJson).map((block) => {
    const filled = filledIn(block, newId)
    return { ...filled, type: block.type, block_id: block.block_id ?? newId() }
  })
}

/** What Slack makes of a message that is text only. */
export function richTextOf(text: string, newId: () => string): Json[] {
  if (text === '') return []
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] }
  return [{ type: 'rich_text', block_id: newId(), elements: [section] }]
}

const PRESSED = /button|select|overflow|checkboxes|picker|_input$/

function filledIn(value: Json, newId: () => string): Json {
  const inside = Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, Array.isArray(held) ? held.map(each) : each(held)]),
  )
  function each(held: unknown): unknown {
    return isJson(held) ? filledIn(held, newId) : held
  }
  if (value.type === 'plain_text') return { emoji: true, ...inside }
  if (value.type === 'mrkdwn') return { verbatim: false, ...inside }
  const pressed = typeof value.type === 'string' && PRESSED.test(value.type)
  return pressed && value.action_id === undefined ? { ...inside, action_id: newId() } : inside
}

/** All characters of texts in blocks: what the limit of a whole message counts. */
export function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + lengthOf(one), 0)
  if (!isJson(value)) return 0
  return Object.entries(value).reduce(
    (sum, [name, held]) => sum + (name === 'text' && typeof held === 'string' ? held.length : lengthOf(held)),
    0,
  )
}
