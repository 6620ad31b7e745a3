import { headingKind } from '../../../minutes/formats/meeting-headings.ts'
import { readBlocks, type Block } from '../../../minutes/markdown/blocks.ts'
import { announcesTasks } from '../../../minutes/named-tasks.ts'
import { sentencesOf } from '../text/sentences.ts'
import { sameStem, topicWords } from '../text/words.ts'
import type { Analysis } from '../weighing/types.ts'
import { namesOf } from './names.ts'
import { isLabelled, type Origin, type Quote } from './types.ts'

/** What a source says of the matter itself, under a heading of its own: of no option, and nobody's task. */
export type Note = { quote: Quote; tone: Tone; isRisk: boolean }
type Tone = 'good' | 'bad' | null

const GOOD =
  /\b(?:worked|went well|helped|successe?s?|strengths?|stand|done|shown|proved)\b|(?<!\p{L})(?<!не )(?:сработал|получилось|помогл|удалось|удач|сделан|готов|где мы)/iu
const BAD =
  /\b(?:hurts?|wrong|badly|did(?: not|n['’]t) (?:work|help)|in (?:the|our) way|obstacles?|hurdles?|problems?|trouble|risks?|dangers?|worr(?:y|ies)|concerns?|objections?|fail(?:s|ed|ures?)?|withstand)\b|(?<!\p{L})(?:мешал|мешает|не (?:так|сработал|получилось|помогл|удалось|вышло)|трудност|проблем|риск|опасени|возражени|препятстви|сложност)/iu
const RISK =
  /\b(?:risks?|dangers?|worr(?:y|ies)|concerns?|go wrong)\b|(?<!\p{L})(?:риск|опасени|пойти не так)/iu

export const isBad = (title: string): boolean => BAD.test(title)
export const isGood = (title: string): boolean => GOOD.test(title) && !/did(?: not|n['’]t)/i.test(title)

const read = new WeakMap<Analysis, Map<string, Note[]>>()

/** The notes on a matter by its title, in the order of the sources; read once for an analysis. */
export const notesOn = (analysis: Analysis, title: string): Note[] => {
  const known = read.get(analysis) ?? new Map<string, Note[]>()
  read.set(analysis, known)
  const found = known.get(title) ?? findNotes(analysis, title)
  known.set(title, found)
  return found
}

const findNotes = (analysis: Analysis, title: string): Note[] => {
  const names = namesOf(analysis.options, analysis.title)
  const filed = new Set(
    analysis.units.filter(isLabelled).map(({ quote }) => `${quote.origin.id} ${quote.block.start}`),
  )
  const isOther = (heading: string): boolean =>
    headingKind(heading) !== null || announcesTasks(heading) || names.match(heading, 0.5) !== null
  const about = isAbout(title)
  return analysis.origins.flatMap((origin) =>
    readBlocks(origin.text).flatMap((block) => {
      const above = block.headings.map((one) => one.text).filter((text) => !sameText(text, analysis.title))
      const near = above.findLast(about)
      const isText = (block.kind === 'item' && block.depth === 1) || block.kind === 'paragraph'
      if (!isText || near === undefined || above.some(isOther) || filed.has(`${origin.id} ${block.start}`))
        return []
      return quotesOf(origin, block).map((quote) => ({
        quote,
        tone: isBad(near) ? ('bad' as const) : isGood(near) ? ('good' as const) : null,
        isRisk: RISK.test(near),
      }))
    }),
  )
}

/** A point is one note; of running text each sentence is. */
const quotesOf = (origin: Origin, block: Block): Quote[] =>
  block.kind === 'item'
    ? [{ origin, block, from: 0, to: block.text.length }]
    : sentencesOf(block.text).map(({ from, to }) => ({ origin, block, from, to }))

/** A heading is about a matter if most of its words are the matter's, or if both look for what goes well or wrong. */
const isAbout = (title: string): ((heading: string) => boolean) => {
  const asked = stems(title)
  return (heading) => {
    const said = stems(heading)
    const shared = said.filter((stem) => asked.some((other) => sameStem(stem, other))).length
    return (
      (said.length > 0 && shared / said.length >= 0.6) ||
      (isBad(title) && isBad(heading)) ||
      (isGood(title) && isGood(heading) && !isBad(heading))
    )
  }
}

const stems = (text: string): string[] => topicWords(text).map((word) => word.stem)
const sameText = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
