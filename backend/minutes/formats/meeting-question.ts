import type { Block } from '../markdown/blocks.ts'
import { headingKind } from './meeting-headings.ts'

/** The question a file states: in a section of its own, or after "Question:" in a line or heading. */
export function statedQuestion(blocks: readonly Block[]): { text: string; line: number } | null {
  const lines = blocks.flatMap((block) => {
    const text = afterLabel(block.text)
    return block.kind !== 'cell' && text ? [{ text, line: block.line }] : []
  })
  const inSection = blocks.filter((block) => {
    const above = block.headings.at(-1)
    return ['paragraph', 'item'].includes(block.kind) && above && headingKind(above.text) === 'question'
  })
  const asked = inSection.find(({ text }) => /[?？]$/u.test(text)) ?? inSection[0]
  return (asked && { text: asked.text, line: asked.line }) ?? lines[0] ?? null
}

// "Question for the council: which …" – the label counts only where it names a question by itself.
function afterLabel(text: string): string | null {
  const colon = text.indexOf(':')
  if (colon < 0 || colon > MAX_LABEL || headingKind(text.slice(0, colon)) !== 'question') return null
  return text.slice(colon + 1).trim() || null
}

// "The main question for the product council of spring" is long for a label already.
const MAX_LABEL = 60

/** A question that stands alone: one that only says "which of the options" is led by the title. */
export function wholeQuestion(question: string, title: string): string {
  if (!SUBJECTLESS.test(question)) return question
  const [first = '', ...rest] = question
  return `${title.replace(/(?<![\s.:?!])[\s.:?!]+$/u, '')}: ${first.toLowerCase()}${rest.join('')}`
}

const SUBJECTLESS =
  /^(?:which|what)(?: one)?(?: of (?:the|these|those|our))?(?: (?:considered|listed|possible|given|available|following|proposed))? (?:options?|alternatives?|variants?|one|of them)\b|^как(?:ой|ую|ое|ие)(?: из)?(?: \p{L}+)? (?:вариант|альтернатив)\p{L}*/iu

/** The question of a file that states none, made of its title. */
export function questionFromTitle(title: string, hasOptions: boolean): string {
  if (/[?？]\s*$/u.test(title)) return title.trim()
  const name = title.replace(/(?<![\s.:!])[\s.:!]+$/u, '')
  if (/\p{Script=Cyrillic}/u.test(title))
    return `${name}: ${hasOptions ? 'какой из вариантов выбрать?' : 'что решить?'}`
  return `${name}: ${hasOptions ? 'which of the options should be chosen?' : 'what should be decided?'}`
}
