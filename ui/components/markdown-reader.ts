import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { isReadable } from './readable.ts'

/** What was read last: a message that comes into view again is not read again. */
const known = new Map<string, Root | null>()
const KEPT = 500

/** Markdown as a tree; null where the text is to be shown as it was written. */
export function read(text: string): Root | null {
  const had = known.get(text)
  const tree = had === undefined ? treeOf(text) : had
  // The oldest stands first; what is asked for again goes to the end.
  known.delete(text)
  known.set(text, tree)
  const oldest = known.size > KEPT ? known.keys().next().value : undefined
  if (oldest !== undefined) known.delete(oldest)
  return tree
}

const treeOf = (text: string): Root | null =>
  isReadable(text) ? fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) : null
