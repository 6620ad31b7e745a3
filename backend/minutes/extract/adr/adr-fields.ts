import type { Transcript } from '../../transcript.ts'
import type { Part } from './adr.ts'
import { sectionFor, type Section } from './chapters.ts'
import { joinedParts, partOf, saidIn } from './parts.ts'

const FIELDS = {
  status: /^\W{0,4}(?:status|state)\s*[:：]\s*(?=\S)|^(?:статус)\s*[:：]\s*(?=\S)/iu,
  date: /^\W{0,4}(?:date|last modified|last updated|updated|decided on)\s*[:：]\s*(?=\S)|^(?:дата|дата решения|обновлено)\s*[:：]\s*(?=\S)/iu,
  deciders:
    /^\W{0,4}(?:deciders?|decision[- ]makers?|decided by|authors?)\s*[:：]\s*(?=\S)|^(?:принимали решение|лица, принимающие решение|решение принимали|участники|авторы?)\s*[:：]\s*(?=\S)/iu,
} as const
export type Field = keyof typeof FIELDS

/** A field of the record: in its front matter, on a line of its own at the top, or under a heading. */
export function fieldOf(transcript: Transcript, sections: readonly Section[], field: Field): Part | null {
  return (
    inFrontMatter(transcript.text, field) ??
    onALine(transcript, field) ??
    underHeading(transcript, sections, field)
  )
}

function inFrontMatter(text: string, field: Field): Part | null {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text)
  if (opening === null) return null
  const end = text.indexOf('\n---', opening[0].length - 1)
  if (end < 0 || end > 4000) return null
  const lines = text.slice(opening[0].length, end).split(/\r?\n/)
  const at = lines.findIndex(
    (line) => FIELDS[field].test(line) || new RegExp(`^${field}\\s*:\\s*$`, 'i').test(line),
  )
  if (at < 0) return null
  const own = (lines[at] ?? '')
    .replace(/^[^:]{1,40}:\s*/, '')
    .replace(/^["'[{]|["'\]}]$/g, '')
    .trim()
  const list = lines.slice(at + 1)
  const stop = list.findIndex((line) => !/^\s*-\s/.test(line))
  const listed = list.slice(0, stop < 0 ? list.length : stop).map((line) =>
    line
      .replace(/^\s*-\s+/, '')
      .replace(/^["']|["']$/g, '')
      .trim(),
  )
  const words = own === '' ? listed.join(', ') : own.replace(/["']\s*,\s*["']/g, ', ')
  return words === '' || /^\{.*\}?$/.test(words) ? null : { text: words, at: [] }
}

/** Such lines stand before the first chapter, or anywhere as "* Status: …". */
function onALine(transcript: Transcript, field: Field): Part | null {
  for (const [i, segment] of transcript.segments.entries()) {
    if (i > 60) break
    if (segment.kind === 'heading' || segment.kind === 'code' || segment.kind === 'row') continue
    const said = saidIn(segment)
    const found = FIELDS[field].exec(said.text)
    // Lines of such fields without bullets are read as one paragraph.
    if (found === null) {
      const later = laterLine(said.text, field)
      if (later !== null)
        return {
          text: later.text,
          at: [{ segment: i, from: later.from - said.shift, to: later.to - said.shift }],
        }
      continue
    }
    const rest = said.text.slice(found[0].length)
    const end = nextField(rest)
    return partOf(transcript, i, found[0].length - said.shift, found[0].length - said.shift + end)
  }
  return null
}

const NEXT =
  /\s(?:status|date|last modified|last updated|deciders?|decision[- ]makers?|decided by|authors?|consulted|informed|tags|related issue|статус|дата|участники|авторы?)\s*:/iu
const nextField = (rest: string): number => NEXT.exec(rest)?.index ?? rest.length

function laterLine(text: string, field: Field): { text: string; from: number; to: number } | null {
  if (text.length > 600 || !/^\W{0,4}(?:status|date|deciders?|статус|дата|last)/iu.test(text)) return null
  for (let at = nextField(text); at < text.length;) {
    const rest = text.slice(at + 1)
    const found = FIELDS[field].exec(rest)
    const end = nextField(rest)
    if (found !== null) {
      const from = at + 1 + found[0].length
      return { text: text.slice(from, at + 1 + end).trim(), from, to: at + 1 + end }
    }
    at += 1 + end
  }
  return null
}

function underHeading(transcript: Transcript, sections: readonly Section[], field: Field): Part | null {
  const section = sectionFor(sections, field)
  if (section === null) return null
  return field === 'deciders'
    ? joinedParts(section.segments.map((i) => partOf(transcript, i)))
    : (section.segments.map((i) => partOf(transcript, i)).find((one) => one.text !== '') ?? null)
}
