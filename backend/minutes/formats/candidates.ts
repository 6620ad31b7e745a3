import type { OptionInput } from '../../../schemas/generated/types.ts'
import { type Block, readBlocks } from '../markdown/blocks.ts'
import { tooDeepAt } from './markdown-depth.ts'
import { readOption } from './meeting-entries.ts'
import { headingKind, plainHeading } from './meeting-headings.ts'

/** Options that sources speak of under "Options" or "Pros and cons", for a meeting that lists none; never invented. */
export function candidatesFromSources(sources: readonly { text: string }[]): OptionInput[] {
  const found = new Map<string, OptionInput>()
  for (const { text } of sources.filter(mayAnnounceOptions)) {
    for (const { entry } of optionHeadings(readBlocks(text), ['options', 'evidence'])) {
      const { title } = readOption(entry)
      const key = title.toLowerCase()
      if (!found.has(key)) found.set(key, { title })
    }
  }
  return [...found.values()]
}

// Reading Markdown takes a second for every few hundred kilobytes: most sources need not be read for this.
function mayAnnounceOptions({ text }: { text: string }): boolean {
  if (tooDeepAt(text) !== null) return false
  const headings = text.matchAll(
    /^[ >]{0,8}(?:#{1,6}[ \t]|\*\*|__)[^\n]{1,200}|^[^\n]{1,200}(?=\r?\n[ \t]{0,3}(?:=|-)+[ \t]*\r?$)/gm,
  )
  for (const [heading] of headings) {
    const kind = headingKind(heading)
    if (kind === 'options' || kind === 'evidence') return true
  }
  return false
}

/** The headings right below one that announces options: each is an option, its first paragraph what is said of it. */
export function optionHeadings(
  blocks: readonly Block[],
  kinds: readonly ('options' | 'evidence')[],
): { entry: Block; summary: string }[] {
  const below = blocks.filter((block) => {
    const kind = headingKind(block.headings.at(-1)?.text ?? '')
    return block.kind === 'heading' && kinds.some((wanted) => wanted === kind)
  })
  return below
    .filter((block) => headingKind(block.text) === null && !GENERIC.test(plainHeading(block.text)))
    .map((entry) => ({ entry, summary: firstParagraph(blocks, entry) }))
}

// Headings that organise the talk about options and are none.
const GENERIC =
  /^(?:pros?|cons?|good|bad|advantages|disadvantages|benefits|drawbacks|risks?|summary|conclusion|overview|notes?|legend|matrix|comparison(?: .+)?|recommendation|decision|outcome|плюсы|минусы|достоинства|недостатки|риски|итог\p{L}*|вывод\p{L}*|обзор|сравнение|рекомендация)$/u

function firstParagraph(blocks: readonly Block[], heading: Block): string {
  const next = blocks[blocks.indexOf(heading) + 1]
  return next?.kind === 'paragraph' && next.headings.at(-1)?.text === heading.text ? next.text : ''
}
