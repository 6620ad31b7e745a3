import type { AgendaItemInput, CriterionInput, OptionInput } from '../../../schemas/generated/types.ts'

/** A line of a list as it stands in the file: its plain text, and the spans of it that are bold. */
export type Entry = { text: string; strong?: readonly { start: number; end: number }[] }

/** An option: its name before the first ":" or dash, without "Option A", and what the line says about it. */
export function readOption({ text, strong }: Entry): OptionInput {
  const letter = LETTER.exec(text)?.[0] ?? ''
  const { title, rest } = titleAndRest(text.slice(letter.length), shifted(strong, letter.length))
  return { title: title.slice(0, MAX_TITLE), ...(rest && { summary: rest.slice(0, MAX_SUMMARY) }) }
}

// "Option A:", "Вариант 2 –", "(B)", "C)".
const LETTER =
  /^(?:(?:option|alternative|вариант|альтернатива)\s+(?:\p{L}|\d{1,2})\s*[:.)–—-]\s*|\((?:\p{L}|\d{1,2})\)\s+|\p{Lu}\)\s+)(?=\S)/iu
const MAX_TITLE = 500
const MAX_SUMMARY = 4000

/** How much a criterion counts because of the heading it stands under. */
export type Standing = 'must' | 'nice' | null

const WEIGHTS = { must: 3, nice: 1 } as const

/** A criterion: its name before the first ":", and how much it counts by its heading or its own words. */
export function readCriterion({ text, strong }: Entry, standing: Standing): CriterionInput {
  const said = standing ?? standingOf(text)
  const number = WEIGHT.exec(text)
  const weight = number ? Number((number[1] ?? number[2] ?? '').replace(',', '.')) : said ? WEIGHTS[said] : 2
  const lead = STANDING_LEAD.exec(text)?.[0] ?? ''
  const { title } = titleAndRest(text.slice(lead.length), shifted(strong, lead.length))
  const name = title.replace(MARKS, ' ').replace(/\s+/g, ' ').trim() || title
  return {
    title: name.slice(0, 2 * MAX_TITLE),
    weight: Math.min(weight, 100),
    ...(said === 'must' && { must: true }),
  }
}

/** «Желательно: терраса» names a terrace; how much it counts is said before its name. */
export const STANDING_LEAD =
  /^(?:(?:строго )?обязательно|необходимо|желательно|необязательно|не обязательно|по возможности)\s*(?::|\s[–—-])\s+(?=\S)/iu

const WEIGHT =
  /[([]\s*(?:weight|вес)\s*[:=]?\s*(\d+(?:[.,]\d+)?)\s*%?\s*[)\]]|\(\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*\)/iu
const MARKS =
  /[([]\s*(?:optional|must(?:[ -]have)?|required|mandatory|nice[ -]to[ -]have|if possible|желательно|обязательно|необязательно|не обязательно|необходимо|строго обязательно|по возможности|опционально|если получится|(?:weight|вес)\s*[:=]?\s*\d+(?:[.,]\d+)?\s*%?|\d{1,3}(?:[.,]\d+)?\s*%)\s*[)\]]/giu
const NICE =
  /\boptional\b|\bif possible\b|\bnice[ -]to[ -]have\b|(?<!\p{L})(?:желательно|необязательно|не обязательно|по возможности|опционально|если получится|хорошо бы|хотелось бы)(?!\p{L})/iu
// "The overhead required to run it" asks for nothing: "required" counts as a mark or a verb only.
const MUST =
  /\bmust\b|\bmandatory\b|[([]required[)\]]|^required\b|\b(?:is|are) required\b|(?<!\p{L})(?:обязательн(?:о|а|ы|ый|ое|ая|ые)|долж(?:ен|на|но|ны)|непременно)(?!\p{L})|(?:^|[([,–—-]\s*)необходим(?:о|а|ы|ый|ое|ая|ые)?(?!\p{L})/iu

function standingOf(text: string): Standing {
  if (NICE.test(text)) return 'nice'
  return MUST.test(text) ? 'must' : null
}

/** An agenda point; kind and minutes only where the line gives them ("Options (10 min, discuss)"). */
export function readAgendaPoint({ text }: Entry): AgendaItemInput {
  const marks = [...text.matchAll(/[([]([^()[\]]*)[)\]]/g)].filter(
    ([, inner = '']) => DURATION.test(inner) || isKind(inner),
  )
  const loose = marks.length ? null : TRAILING.exec(text)
  const said = marks.map(([, inner = '']) => inner).join(', ') || (loose?.[1] ?? '')
  const title = [...marks.map(([mark]) => mark), loose?.[0] ?? '']
    .reduce((left, mark) => (mark ? left.replace(mark, ' ') : left), text)
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s:,–—-])[\s:,–—-]+$/u, '')
    .trim()
  const minutes = minutesOf(said)
  const kind = kindOf(said)
  return {
    title: (title || text).slice(0, MAX_TITLE),
    ...(kind && { kind }),
    ...(minutes && { timeboxMinutes: minutes }),
  }
}

/** Whether the words of an agenda point ask for a decision. */
export function asksForDecision(title: string): boolean {
  return /\b(?:decide|decision|choose|vote|voting|pick|approve)\b|(?<!\p{L})(?:реш(?:ить|ение|аем)|выб(?:рать|ор)|голосова\p{L}*|утверд\p{L}*)(?!\p{L})/iu.test(
    title,
  )
}

const DURATION =
  /(\d+(?:[.,]\d+)?)\s*(h(?:ours?|rs?)?|ч(?:ас\p{L}*)?|m(?:in(?:ute)?s?)?|м(?:ин\p{L}*)?|')(?!\p{L})\.?/iu
const TRAILING = new RegExp(`(?:[:,–—-]|\\s)\\s*(${DURATION.source})$`, 'iu')

function minutesOf(said: string): number | undefined {
  const [, amount = '', unit = ''] = DURATION.exec(said) ?? []
  const number = Number(amount.replace(',', '.')) * (/^[hч]/iu.test(unit) ? 60 : 1)
  return number > 0 && number <= 1440 ? number : undefined
}

function kindOf(said: string): AgendaItemInput['kind'] {
  const words = said.toLowerCase().split(/[^\p{L}]+/u)
  if (words.some((word) => /^(?:discuss\p{L}*|inform\p{L}*|обсу\p{L}*|инфо\p{L}*)$/u.test(word)))
    return 'discuss'
  return words.some((word) => /^(?:decide|decision|vote|реш\p{L}*|голосов\p{L}*)$/u.test(word))
    ? 'decide'
    : undefined
}

function isKind(said: string): boolean {
  return kindOf(said) !== undefined && said.trim().split(/\s+/).length <= 2
}

function titleAndRest(
  text: string,
  strong: readonly { start: number; end: number }[],
): { title: string; rest: string } {
  const bold = strong[0]
  if (bold?.start === 0 && bold.end < text.length) {
    const head = text.slice(0, bold.end).trim()
    const tail = text.slice(bold.end)
    // A bold name ends where the bold ends, if a sign says so; "**Keep** it" is one phrase.
    if (/[:–—-]$/u.test(head) || /^\s*[:–—]|^\s+-\s/u.test(tail)) {
      return { title: trimmed(head) || head, rest: tail.replace(/^[\s:–—-]+/u, '').trim() }
    }
  }
  const cut = separator(text)
  if (cut === null) return { title: text.trim(), rest: '' }
  return { title: text.slice(0, cut.at).trim(), rest: text.slice(cut.at + cut.length).trim() }
}

function trimmed(head: string): string {
  return head.replace(/(?<![\s:–—-])[\s:–—-]+$/u, '')
}

// The first ": " or " – " outside brackets and quotes, with something before it.
function separator(text: string): { at: number; length: number } | null {
  let open = 0
  for (const match of text.matchAll(/[([«“]|[)\]»”]|:(?=\s|$)|\s[–—-](?=\s)/gu)) {
    const [sign] = match
    if (/[([«“]/u.test(sign)) open++
    else if (/[)\]»”]/u.test(sign)) open = Math.max(0, open - 1)
    else if (open === 0 && match.index > 0) return { at: match.index, length: sign.length }
  }
  return null
}

function shifted(strong: Entry['strong'] = [], by: number): { start: number; end: number }[] {
  return strong
    .map(({ start, end }) => ({ start: Math.max(0, start - by), end: end - by }))
    .filter(({ end }) => end > 0)
}
