import type { Transcript } from '../../transcript.ts'
import { type Chapter, chapterOf } from './adr-headings.ts'

/** A part of a record under one heading: the segments below it, up to a heading as high or of another chapter. */
export type Section = {
  /** Its place among the sections. */
  at: number
  chapter: Chapter | null
  heading: number
  depth: number
  segments: number[]
}

/** The sections of a record, those within others as well; each holds only what is directly its own. */
export function sectionsOf({ segments }: Transcript): Section[] {
  const sections: Section[] = []
  for (const [i, segment] of segments.entries()) {
    if (segment.kind === 'heading')
      sections.push({
        at: sections.length,
        chapter: chapterOf(segment.text),
        heading: i,
        depth: segment.depth,
        segments: [],
      })
    else sections.at(-1)?.segments.push(i)
  }
  return sections
}

/** The first section of a chapter. */
export const sectionFor = (sections: readonly Section[], chapter: Chapter): Section | null =>
  sections.find((one) => one.chapter === chapter) ?? null

/** The sections below one, whatever they are. */
export function sectionsBelow(sections: readonly Section[], section: Section): Section[] {
  const below: Section[] = []
  for (let i = section.at + 1; i < sections.length; i++) {
    const one = sections[i]
    if (one === undefined || one.depth <= section.depth) break
    below.push(one)
  }
  return below
}

/** The sections that one stands in, the nearest first. */
export function sectionsAbove(sections: readonly Section[], section: Section): Section[] {
  const above: Section[] = []
  let depth = section.depth
  for (let i = section.at - 1; i >= 0 && depth > 1; i--) {
    const one = sections[i]
    if (one === undefined || one.depth >= depth) continue
    above.push(one)
    depth = one.depth
  }
  return above
}

/** The lists "Pros:" and "Cons:" right after a section that is no higher than they are. */
export function sidesAfter(sections: readonly Section[], section: Section): Section[] {
  const after: Section[] = []
  for (let i = section.at + 1; i < sections.length; i++) {
    const one = sections[i]
    if (one?.depth !== section.depth || (one.chapter !== 'good' && one.chapter !== 'bad')) break
    after.push(one)
  }
  return after
}
