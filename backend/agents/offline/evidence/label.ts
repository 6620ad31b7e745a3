import type { Block } from '../../../minutes/markdown/blocks.ts'

/** A block that begins with a label: "Hosting: SaaS", "**Cost** – 3 coins", "Ability to share - supported". */
export type Label = { label: string; from: number }

/** The label and where its value begins in the text; null where the block is running text. */
export const labelOf = (
  block: Block,
  from = 0,
  isKnown: (label: string) => boolean = () => false,
): Label | null => {
  const text = block.text.slice(from)
  const bold = block.strong.find((span) => span.start === from)
  if (bold !== undefined) {
    const after = /^\s*[:–—-]?\s*/.exec(block.text.slice(bold.end))?.[0].length ?? 0
    const label = trimmed(block.text.slice(bold.start, bold.end))
    const marked = block.text.slice(bold.end - 1, bold.end + after).match(/[:–—-]/) !== null
    if (marked && bold.end + after < block.text.length) return { label, from: bold.end + after }
  }
  const colon = /^([^:.!?]{2,70}?):\s+(?=\S)/u.exec(text)
  if (colon !== null && (wordsIn(colon[1]) <= 6 || isKnown(colon[1] ?? ''))) {
    return { label: trimmed(colon[1] ?? ''), from: from + colon[0].length }
  }
  // A dash sets off a label only where the label is one we know: "Quick to set up - and cheap" is a sentence.
  const dash = /^(.{2,120}?)\s+[–—-]\s+(?=\S)/u.exec(text)
  if (dash !== null && isKnown(dash[1] ?? ''))
    return { label: trimmed(dash[1] ?? ''), from: from + dash[0].length }
  return null
}

const trimmed = (label: string): string => label.replace(/[\s:*–—-]+$/, '').trim()
const wordsIn = (text: string | undefined): number => (text ?? '').split(/\s+/).length
