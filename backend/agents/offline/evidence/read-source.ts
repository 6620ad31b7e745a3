import { readBlocks, type Block } from '../../../minutes/markdown/blocks.ts'
import { isHedged, polarity } from '../text/lexicon.ts'
import { sentencesOf } from '../text/sentences.ts'
import { filed } from './filed.ts'
import type { Draft, Frame } from './frame.ts'
import { labelOf } from './label.ts'
import { readMatrix } from './matrix.ts'
import { isFrame, ownedSide, ownSide, sideOf } from './sides.ts'
import { MEETING_FILE, type Origin, type Quote, type Rule, type Side } from './types.ts'
import { hasMark, markOf, readValue } from './values.ts'

/** Everything a source says of an option, filed under the option, the side and the label its author gave it. */
export const readSource = (origin: Origin, frame: Frame): { drafts: Draft[]; newRules: Rule[] } => {
  const drafts: Draft[] = []
  const newRules: Rule[] = []
  const place = placeAt(origin, frame)
  const blocks = readBlocks(origin.text)
  const tables = new Map<number, Block[]>()
  for (const block of blocks) {
    if (block.cell !== undefined) {
      tables.set(block.cell.table, [...(tables.get(block.cell.table) ?? []), block])
      continue
    }
    if (block.kind === 'heading') place.enter(block)
    else drafts.push(...readBlock(origin, block, place.of(block), frame))
  }
  for (const cells of tables.values()) {
    const read = readMatrix(origin, cells, frame, newRules)
    drafts.push(...read.drafts)
    newRules.push(...read.newRules)
  }
  return { drafts, newRules }
}

type Place = { optionId: string | null; side: Side | null; topic: string | null }
type Tracker = { enter(heading: Block): void; of(block: Block): Place }

/**
 * Walks the headings. The deepest heading that names an option wins, wherever it stands; "Pros", "Details" and the
 * like keep the option above them even when their level is wrong.
 */
const placeAt = (origin: Origin, frame: Frame): Tracker => {
  const titled = frame.names.match(origin.title.replace(/[-_]+/g, ' '))
  let current: { optionId: string; depth: number } | null =
    titled === null ? null : { optionId: titled, depth: 0 }
  let side: { side: Side; depth: number } | null = null
  let topic: { label: string; depth: number } | null = null
  const enter = ({ text, depth }: Block): void => {
    const ownSide = sideOf(text)
    if (ownSide !== null) {
      side = { side: ownSide, depth }
      return
    }
    const owned = ownedSide(text)
    const owner = owned === null ? null : frame.names.match(owned.of)
    if (owned !== null && owner !== null) {
      side = { side: owned.side, depth }
      current = { optionId: owner, depth }
      return
    }
    if (side !== null && (depth <= side.depth || !isFrame(text))) side = null
    if (isFrame(text)) return
    const optionId = frame.names.match(text)
    if (optionId !== null) current = { optionId, depth }
    else if (current !== null && depth <= current.depth && current.depth > 0) current = null
    topic =
      frame.ruleOf(text) === null
        ? topic !== null && depth > topic.depth
          ? topic
          : null
        : { label: text, depth }
  }
  const of = (block: Block): Place => {
    const place: Place = {
      optionId: current?.optionId ?? null,
      side: side?.side ?? null,
      topic: topic?.label ?? null,
    }
    for (const parent of block.parents) {
      const parentSide = sideOf(parent)
      if (parentSide !== null) place.side = parentSide
      else place.optionId = (parent.length < 160 ? frame.names.match(parent, 0.5) : null) ?? place.optionId
      if (frame.ruleOf(parent) !== null) place.topic = parent
    }
    return place
  }
  return { enter, of }
}

const readBlock = (origin: Origin, block: Block, place: Place, frame: Frame): Draft[] => {
  // Under an option a listed criterion with a mark ("Budget: ❌") is an answer, not the list.
  const answers = place.optionId !== null && hasMark(block.text)
  if ((frame.isListed(block.text) && !answers) || (block.kind === 'item' && sideOf(block.text) !== null))
    return []
  const mark = markOf(block.text)
  const own = ownSide(block.text.slice(mark?.length ?? 0))
  const start = (mark?.length ?? 0) + (own?.from ?? 0)
  const known = (label: string): boolean =>
    frame.ruleOf(label) !== null || frame.names.match(label, 0.6) !== null
  const label = labelOf(block, start, known)
  // "Ferry: 3 coins" under a criterion's heading speaks of the ferry, on that criterion.
  const labelled = label === null ? null : frame.names.match(label.label, 0.6)
  // "Con: the ferry stops in a flood" names its option itself, wherever it stands.
  const [named, another] = own === null ? [] : frame.names.mentioned(block.text)
  const optionId = labelled ?? place.optionId ?? (another === undefined ? (named ?? null) : null)
  const topic = labelled === null ? (label?.label ?? place.topic) : place.topic
  if (optionId === null) return prose(origin, block, null, frame)
  const side = own?.side ?? place.side
  const quote = quoteOf(origin, block, label?.from ?? start)
  const whole = quoteOf(origin, block, mark?.length ?? 0)
  const base = { optionId, label: topic, hedged: isHedged(block.text), quote, whole, heads: [] }
  if (mark !== null) return [{ ...base, how: 'table', value: mark.value, side: null }]
  const isDetail =
    label !== null && (block.kind === 'item' || labelled !== null || frame.ruleOf(label.label) !== null)
  const inner = isDetail && topic !== null ? markOf(block.text.slice(label.from)) : null
  // "Budget: ❌": a mark is what its author says of the label, on whichever side it stands.
  if (inner !== null) return [{ ...base, how: 'table', value: inner.value, side: null }]
  if (side !== null && (block.kind === 'item' || own !== null))
    return filed(quoteOf(origin, block, start), { ...base, side }, frame)
  if (isDetail && topic !== null) {
    const value = readValue(block.text.slice(label.from), topic, frame.ruleOf(topic)?.title ?? '')
    return [{ ...base, how: 'detail', value: value.value, guessed: value.guessed, side: null }]
  }
  return prose(origin, block, optionId, frame)
}

/** Sentences of running text: kept to be found and quoted, counted only where the word list is sure. */
const prose = (origin: Origin, block: Block, optionId: string | null, frame: Frame): Draft[] =>
  sentencesOf(block.text).flatMap(({ from, to }) => {
    // The meeting file states the problem: there an option is meant only where its whole name stands.
    const isMeeting = origin.id === MEETING_FILE
    const text = block.text.slice(from, to)
    const about = optionId === null ? frame.names.mentioned(text, isMeeting) : [optionId]
    const { net } = polarity(text)
    const value = Math.abs(net) >= 2 ? Math.sign(net) : 0
    const quote: Quote = { origin, block, from, to }
    return about.map((id): Draft => ({
      optionId: id,
      how: 'prose',
      value,
      side: null,
      label: null,
      hedged: isHedged(text),
      quote,
      whole: quote,
      heads: [],
    }))
  })

const quoteOf = (origin: Origin, block: Block, from: number): Quote => {
  const first = from < block.text.length ? from : 0
  const bare = first + (/^\s*/.exec(block.text.slice(first))?.[0].length ?? 0)
  // A link that is the whole reason is quoted without the page it leads to.
  const tail = block.links.find(
    (link) =>
      link.start > bare &&
      link.end === block.text.length &&
      /^(?:(?:pricing page|link|source|here|see)\b|(?:ссылка|источник|здесь|тут|подробнее|подробности)(?!\p{L}))/iu.test(
        block.text.slice(link.start),
      ),
  )
  const to = tail === undefined ? block.text.length : block.text.slice(0, tail.start).trimEnd().length
  return { origin, block, from: bare, to }
}
