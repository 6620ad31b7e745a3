import type { Transcript } from '../../transcript.ts'
import type { AdrOption, Part } from './adr.ts'
import { sidesOf } from './arguments.ts'
import { type Section, sectionsBelow, sidesAfter } from './chapters.ts'
import { joinedParts, partOf, placer } from './parts.ts'

/** The options that a list of short titles gives, with what stands below each. */
export function listedOptions(transcript: Transcript, items: readonly number[]): AdrOption[] {
  const { segments } = transcript
  const within = new Set(items)
  const tops = items.filter((i) => !(segments[i]?.parents ?? []).some((parent) => within.has(parent)))
  return tops.map((i) => {
    const below = items.filter((j) => segments[j]?.parents.includes(i))
    const sides = sidesOf(transcript, below)
    const first = [...sides.summary, ...sides.other]
    return option(titlePart(transcript, i), joinedParts(first.slice(0, 3)), sides.good, sides.bad)
  })
}

/** The options of a section: its list, or a heading each. */
export function optionsIn(
  transcript: Transcript,
  section: Section,
  sections: readonly Section[],
): AdrOption[] {
  const items = section.segments.filter((i) => transcript.segments[i]?.kind === 'item')
  const listed = listedOptions(transcript, items)
  const below = sectionsBelow(sections, section)
  const depth = Math.min(...below.map((one) => one.depth))
  const headed = below.filter((one) => one.depth === depth && one.chapter === null)
  if (listed.length > 1 || headed.length === 0)
    return listed.length > 0 ? listed : inRows(transcript, section)
  return headed.map((one) => option(titlePart(transcript, one.heading), null, [], []))
}

/** A table of options: a column of titles, and perhaps one for and one against each. */
function inRows(transcript: Transcript, { segments: own }: Section): AdrOption[] {
  const rows = own.filter((i) => transcript.segments[i]?.kind === 'row')
  const cells = (i: number) => cellsOf(transcript, i)
  const heads = rows[0] === undefined ? [] : cells(rows[0]).map((cell) => cell.text)
  const column = (name: RegExp) => heads.findIndex((head) => name.test(head))
  const [title, pros, cons] = [
    Math.max(0, column(/^(?:option|alternative|solution|name|вариант|альтернатива|решение)s?$/iu)),
    column(/^(?:pros|advantages|benefits|плюсы|преимущества|за)$/iu),
    column(/^(?:cons|disadvantages|drawbacks|минусы|недостатки|против)$/iu),
  ]
  return rows.slice(1).flatMap((i) => {
    const held = cells(i)
    const named = held[title]
    if (named === undefined || !/\p{L}/u.test(named.text)) return []
    const side = (at: number): Part[] =>
      held[at] === undefined || !/\p{L}/u.test(held[at].text) ? [] : [held[at]]
    return [option(named, null, side(pros), side(cons))]
  })
}

function cellsOf(transcript: Transcript, i: number): Part[] {
  const text = transcript.segments[i]?.text ?? ''
  const cells: Part[] = []
  let from = text.startsWith('|') ? 1 : 0
  for (let at = from; at <= text.length; at++) {
    if (at < text.length && text[at] !== '|') continue
    cells.push(partOf(transcript, i, from, at))
    from = at + 1
  }
  return cells
}

/** Adds to the options what is said for and against each under a heading with its title. */
export function withArguments(
  transcript: Transcript,
  options: readonly AdrOption[],
  sections: readonly Section[],
): AdrOption[] {
  const placeOf = placer(options.map((one) => one.title.text))
  const said = new Map<number, ReturnType<typeof sidesOf>[]>()
  for (const section of sections) {
    if (section.chapter !== null) continue
    const heading = transcript.segments[section.heading]?.text ?? ''
    const place = placeOf(heading)
    if (place === null || section.depth < 2) continue
    const nested = [...sectionsBelow(sections, section), ...sidesAfter(sections, section)].map((one) =>
      sidesOf(transcript, one.segments, one.chapter === 'good' || one.chapter === 'bad' ? one.chapter : null),
    )
    said.set(place, [...(said.get(place) ?? []), sidesOf(transcript, section.segments), ...nested])
  }
  return options.map((one, place) => {
    const sides = said.get(place) ?? []
    return option(
      one.title,
      one.summary ?? sides.flatMap((side) => side.summary)[0] ?? null,
      [...one.pros, ...sides.flatMap((side) => side.good)],
      [...one.cons, ...sides.flatMap((side) => side.bad)],
    )
  })
}

const option = (title: Part, summary: Part | null, pros: Part[], cons: Part[]): AdrOption => ({
  title,
  summary,
  pros,
  cons,
})

function titlePart(transcript: Transcript, i: number): Part {
  const segment = transcript.segments[i]
  const text = segment?.text ?? ''
  const numbered = /^\s*(?:\d{1,2}[.)]\s+)?/.exec(text)?.[0].length ?? 0
  const part = partOf(transcript, i, numbered, text.trimEnd().replace(/[:.]$/, '').length)
  // "**Padlock**: cheap" may have been read as something that a Padlock says.
  return segment?.speaker == null ? part : { ...part, text: `${segment.speaker}: ${part.text}` }
}
