// The blocks of Block Kit with their limits. Types that this emulator does not know are refused as Slack refuses what it
// does not know, and reported as unserved: never taken on trust.
import { isJson, type Json } from '../json.ts'
import { also, anything, type Check, flag, link, list, object, oneOf, text, typed } from './check.ts'
import { image, inputs, interactive, mrkdwn, plain, words } from './objects.ts'

const base = { type: anything, 'block_id?': text(255, 1) }

const cell: Check = typed({
  raw_text: object({ type: anything, text: text(3000, 1) }),
  raw_number: object({ type: anything, value: anything, 'text?': text(3000) }),
  rich_text: anything,
})

const inMessages: Record<string, Check> = {
  section: also(
    object({
      ...base,
      'text?': words(3000),
      'fields?': list(words(2000), 10),
      'accessory?': typed({ ...interactive, image }),
      'expand?': flag,
    }),
    (block, at) =>
      block.text == null && block.fields == null
        ? [`missing required field: text or fields [json-pointer:${at}]`]
        : [],
  ),
  header: object({ ...base, text: plain(150) }),
  divider: object(base),
  context: object({ ...base, elements: list(typed({ ...textKinds(), image }), 10) }),
  actions: object({ ...base, elements: list(typed(interactive), 25) }),
  image: object({
    ...base,
    'image_url?': link,
    'slack_file?': anything,
    alt_text: text(2000),
    'title?': plain(2000),
  }),
  markdown: object({ ...base, text: text(12_000, 1) }),
  rich_text: object({ ...base, elements: list(richText(), 100) }),
  table: object({ ...base, rows: list(list(cell, 20), 100), 'column_settings?': list(anything, 20) }),
}

const inViews: Record<string, Check> = {
  ...without(inMessages, 'markdown', 'table'),
  input: object({
    ...base,
    label: plain(2000),
    element: typed(inputs),
    'hint?': plain(2000),
    'optional?': flag,
    'dispatch_action?': flag,
  }),
}

const messageBlocks = list(typed(inMessages), 50, 0)
const view = (type: 'modal' | 'home') =>
  object({
    type: oneOf(type),
    blocks: list(typed(inViews), 100, 0),
    'private_metadata?': text(3000),
    'callback_id?': text(255),
    'external_id?': text(255),
    ...(type === 'modal' && {
      title: plain(24),
      'submit?': plain(24),
      'close?': plain(24),
      'clear_on_close?': flag,
      'notify_on_close?': flag,
      'submit_disabled?': flag,
    }),
  })
const views = typed({ modal: also(view('modal'), submitNeeded), home: view('home') })

/** All that Slack would find wrong with the blocks of a message. */
export function findingsInBlocks(blocks: readonly unknown[]): string[] {
  const found = messageBlocks(blocks, '/blocks')
  return found.length > 0 ? found : twice(blocks, '/blocks')
}

/** All that Slack would find wrong with a modal or a home tab. */
export function findingsInView(given: unknown): string[] {
  const found = views(given, '/view')
  return found.length > 0 || !isJson(given) ? found : twice(given.blocks, '/view/blocks')
}

function submitNeeded(given: Json, at: string): string[] {
  const asks =
    Array.isArray(given.blocks) && given.blocks.some((block) => isJson(block) && block.type === 'input')
  return asks && given.submit == null ? [`missing required field: submit [json-pointer:${at}]`] : []
}

// Ids tell interactions apart: a block's in a message, an action's in its block.
function twice(blocks: unknown, at: string): string[] {
  if (!Array.isArray(blocks)) return []
  return [
    ...repeated(blocks, 'block_id', at),
    ...blocks.flatMap((block, index) =>
      isJson(block) && Array.isArray(block.elements)
        ? repeated(block.elements, 'action_id', `${at}/${index}/elements`)
        : [],
    ),
  ]
}

function repeated(items: readonly unknown[], name: 'block_id' | 'action_id', at: string): string[] {
  const seen = new Set<unknown>()
  return items.flatMap((item, index) => {
    const id = isJson(item) ? item[name] : undefined
    if (id === undefined || !seen.has(id)) {
      seen.add(id)
      return []
    }
    return [`\`${name}\` ${JSON.stringify(id)} already exists [json-pointer:${at}/${index}/${name}]`]
  })
}

function textKinds(): Record<string, Check> {
  return { plain_text: plain(3000), mrkdwn: mrkdwn(3000) }
}

function richText(): Check {
  const parts = { type: anything, elements: list(anything, 10_000, 0) }
  return typed({
    rich_text_section: object(parts),
    rich_text_list: object({
      ...parts,
      style: oneOf('bullet', 'ordered'),
      'indent?': anything,
      'offset?': anything,
      'border?': anything,
    }),
    rich_text_quote: object({ ...parts, 'border?': anything }),
    rich_text_preformatted: object({ ...parts, 'border?': anything, 'language?': anything }),
  })
}

function without(kinds: Record<string, Check>, ...names: string[]): Record<string, Check> {
  return Object.fromEntries(Object.entries(kinds).filter(([name]) => !names.includes(name)))
}
