// What people do with the text of pages.
import { addBlocks } from '../blocks.ts'
import { content, newBlocks, typeOf } from '../blocks-content.ts'
import type { Json } from '../checks.ts'
import { dashed } from '../ids.ts'
import { asText } from '../rich-text.ts'
import type { Block, Page, World } from '../world.ts'
import { needing } from './needing.ts'

export function blockVerbs(world: World, person: string) {
  const need = needing(world)
  const parentOf = (id: string): Page | Block => {
    const thing = need.thing(id)
    return thing.kind === 'page' ? thing : need.block(id)
  }
  return {
    /** Writes other words into a block, as if typed: links and styles are gone, as `keep` says what stays before. */
    editText: ({ block: id, text }: { block: string; text: string }) => {
      const block = need.block(id)
      block.content = content(block.type, { rich_text: asText(text) }, block.content)
      world.touch(block, person)
    },
    /** Types something at the end of a block's words; what stands before stays as it is, links too. */
    appendText: ({ block: id, text }: { block: string; text: string }) => {
      const block = need.block(id)
      const before = (block.content.rich_text as Json[] | undefined) ?? []
      block.content = { ...block.content, rich_text: [...before, ...asText(text)] }
      world.touch(block, person)
    },
    /** `block` as the API takes it; at the end, or after another. */
    addBlock: ({ parent, block, after }: { parent: string; block: Json; after?: string }) => {
      newBlocks([block], 'body.children')
      const above = parentOf(parent)
      const at =
        after === undefined ? above.children.length : above.children.indexOf(dashed(after) ?? after) + 1
      const [made] = addBlocks(world, above, [block], person, at)
      if (made === undefined) throw new Error(`${typeOf(block)} is no kind of block.`)
      world.touch(made, person)
      return made.id
    },
    /** Under the same or another parent, at the start or after another block. */
    moveBlock: ({ block: id, parent, after }: { block: string; parent?: string; after?: string }) => {
      const block = need.block(id)
      const siblings = world.siblings(block)
      siblings?.splice(siblings.indexOf(block.id), 1)
      if (parent !== undefined) {
        const above = parentOf(parent)
        block.parent =
          above.kind === 'page'
            ? { type: 'page_id', page_id: above.id }
            : { type: 'block_id', block_id: above.id }
      }
      const there = world.siblings(block)
      there?.splice(after === undefined ? 0 : there.indexOf(dashed(after) ?? after) + 1, 0, block.id)
      world.touch(block, person)
    },
  }
}
