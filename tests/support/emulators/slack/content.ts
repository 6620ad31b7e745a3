// What a message says: text, blocks, attachments and metadata, with the limits of a whole message.
import { findingsInBlocks } from './block-kit/blocks.ts'
import { lengthOf, storedBlocks } from './block-kit/stored.ts'
import type { Call } from './call.ts'
import { isJson, type Json } from './json.ts'
import { listed, SlackRefusal } from './refusals.ts'
import { storedText } from './stored-text.ts'

/** Undefined where the call says nothing of it. */
export type Content = { text?: string; blocks?: Json[]; attachments?: Json[] }

/** Undocumented: bolt-js issue 2509 found about this much in all blocks of a message. */
const ALL_BLOCKS = 13_200
const MARKDOWN = 12_000
/** A longer post is cut, not refused. */
export const LONGEST_POST = 40_000
/** The service names no number; the product sends ids only, far below it. */
const METADATA = 8_000

/** The content of a call; refuses what is wrong with it, and what says nothing at all. */
export function contentOf({ args, workspace }: Call): Content {
  const [text, markdown] = [args.text('text'), args.text('markdown_text')]
  if (markdown !== null && (text !== null || args.has('blocks')))
    throw new SlackRefusal('markdown_text_conflict')
  if (markdown !== null && markdown.length > MARKDOWN) throw new SlackRefusal('msg_too_long')
  const [blocks, attachments] = [blocksOf(args.json('blocks'), args.has('blocks')), attachmentsOf(args)]
  const said = text ?? markdown
  const something = said !== null || (blocks?.length ?? 0) > 0 || (attachments?.length ?? 0) > 0
  // An update may take blocks away by an empty list, but something must be left to read.
  if (!something) throw new SlackRefusal('no_text')
  return {
    ...(said !== null && { text: storedText(said) }),
    ...(blocks && { blocks: storedBlocks(blocks, () => workspace.newId('b')) }),
    ...(attachments && { attachments }),
  }
}

function blocksOf(blocks: unknown, given: boolean): unknown[] | undefined {
  if (!given) return undefined
  if (!Array.isArray(blocks)) throw new SlackRefusal('invalid_blocks_format')
  const found = findingsInBlocks(blocks)
  if (found.length > 0) throw listed('invalid_blocks', found, { errors: found })
  if (lengthOf(blocks) > ALL_BLOCKS) throw new SlackRefusal('msg_blocks_too_long')
  return blocks
}

function attachmentsOf(args: Call['args']): Json[] | undefined {
  if (!args.has('attachments')) return undefined
  const attachments = args.json('attachments')
  if (!Array.isArray(attachments)) throw new SlackRefusal('invalid_attachments')
  if (attachments.length > 100) throw new SlackRefusal('too_many_attachments')
  return attachments.filter(isJson).map((one, index) => ({ id: index + 1, ...one }))
}

/** The metadata: undefined where the call says nothing of it, null where it takes it away. */
export function metadataOf({ args }: Call): Json | null | undefined {
  if (!args.has('metadata')) return undefined
  const metadata = args.json('metadata')
  if (!isJson(metadata)) throw new SlackRefusal('invalid_metadata_format')
  if (Object.keys(metadata).length === 0) return null
  const { event_type: type, event_payload: payload } = metadata
  if (typeof type !== 'string' || !/^\w{1,255}$/.test(type) || !isJson(payload))
    throw new SlackRefusal('invalid_metadata_schema')
  if (JSON.stringify(metadata).length > METADATA) throw new SlackRefusal('metadata_too_large')
  return metadata
}
