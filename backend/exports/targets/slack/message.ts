import type { KnownBlock, RichTextBlock, RichTextList, RichTextSection } from '@slack/types'
import { cutText } from './cut-text.ts'
import type { Piece } from './pieces.ts'

/** A message as it is sent: blocks, and the text that notifications show. */
export type SlackMessage = { text: string; blocks: KnownBlock[] }

// Slack refuses a message with about 13,200 characters in its blocks (bolt-js issue 2509), and more than 50 blocks.
const MOST_IN_MESSAGE = 9_500
const MOST_BLOCKS = 40
const MOST_IN_BLOCK = 2_800
const MOST_PIECES = 40
const MOST_IN_PIECE = 2_500
/** `chat.update` takes 4,000; a notification shows much less. */
const MOST_IN_TEXT = 300

type Block = { pieces: Piece[]; size: number }

/**
 * The pieces as messages, each within what Slack takes, in their order. Rich text is what Slack's own editor writes: what
 * stands in it is text and nothing else, so no sign of it becomes a mention, a link or a style.
 */
export function messagesOf(pieces: readonly Piece[], notification: string): SlackMessage[] {
  const text = fallbackText(notification)
  return intoMessages(intoBlocks(pieces.flatMap(cutPiece))).map((blocks) => ({
    text,
    blocks: blocks.map(richText),
  }))
}

/** The text that stands for the blocks: escaped, and without an address that Slack would make a link. */
export const fallbackText = (text: string): string =>
  cutText(text.replaceAll('://', ':\u2060//'), MOST_IN_TEXT)[0]?.replaceAll(/[&<>]/g, escaped) ?? '…'

export const escaped = (sign: string): string => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign

function cutPiece(piece: Piece): Piece[] {
  const parts = cutText(piece.text, MOST_IN_PIECE)
  if (parts.length <= 1) return piece.text === '' && piece.kind !== 'said' ? [] : [piece]
  return parts.map((text, index): Piece => {
    // What goes on from a list's item or after a bold word is plain.
    if (index === 0 || piece.kind === 'item') return { ...piece, text }
    return { kind: piece.kind === 'note' ? 'note' : 'text', text }
  })
}

const sizeOf = (piece: Piece): number =>
  piece.text.length + (piece.kind === 'said' ? piece.lead.length + 1 : 0)

// A heading opens a block, so that it is never the last of a message.
function intoBlocks(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = []
  for (const piece of pieces) {
    const last = blocks.at(-1)
    const opens = piece.kind === 'head' || piece.kind === 'title'
    const size = sizeOf(piece)
    if (last === undefined || opens || last.size + size > MOST_IN_BLOCK || last.pieces.length >= MOST_PIECES)
      blocks.push({ pieces: [piece], size })
    else {
      last.pieces.push(piece)
      last.size += size
    }
  }
  return blocks
}

function intoMessages(blocks: readonly Block[]): Block[][] {
  const messages: { blocks: Block[]; size: number }[] = []
  for (const block of blocks) {
    const last = messages.at(-1)
    const isFull =
      last === undefined || last.size + block.size > MOST_IN_MESSAGE || last.blocks.length >= MOST_BLOCKS
    if (isFull) messages.push({ blocks: [block], size: block.size })
    else {
      last.blocks.push(block)
      last.size += block.size
    }
  }
  return messages.map((message) => message.blocks)
}

function richText({ pieces }: Block): RichTextBlock {
  const elements: (RichTextSection | RichTextList)[] = []
  for (const piece of pieces) {
    const last = elements.at(-1)
    if (piece.kind !== 'item') elements.push(sectionOf(piece))
    else if (last?.type === 'rich_text_list') last.elements.push(sectionOf(piece))
    else elements.push({ type: 'rich_text_list', style: 'bullet', elements: [sectionOf(piece)] })
  }
  return { type: 'rich_text', elements }
}

function sectionOf(piece: Piece): RichTextSection {
  const { text } = piece
  switch (piece.kind) {
    case 'title':
    case 'head':
      return section({ type: 'text', text, style: { bold: true } })
    case 'note':
      return section({ type: 'text', text, style: { italic: true } })
    case 'text':
    case 'item':
      return section({ type: 'text', text })
    case 'said':
      return section(
        { type: 'text', text: piece.lead, style: { bold: true } },
        ...(text === '' ? [] : [{ type: 'text' as const, text: ` ${text}` }]),
      )
    case 'link':
      return section({ type: 'link', url: piece.url, text })
  }
}

const section = (...elements: RichTextSection['elements']): RichTextSection => ({
  type: 'rich_text_section',
  elements,
})
