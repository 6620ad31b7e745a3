import { type Block, readBlocks } from '../markdown/blocks.ts'
import { candidatesFromSources } from './candidates.ts'
import { readFrontMatter } from './front-matter.ts'
import { tooDeepAt } from './markdown-depth.ts'
import { headingKind } from './meeting-headings.ts'
import { statedQuestion, wholeQuestion } from './meeting-question.ts'
import { type Listed, listedAgenda, listedCriteria, listedOptions } from './meeting-sections.ts'
import { type Opening, openingWords, opensWithQuestion, refuseData } from './opening-words.ts'
import { pathOf, type ReadText, TextInvalid, TOO_DEEP } from './text-invalid.ts'

/** What a Markdown file says of a meeting: fields as written, not checked yet, and what had to be assumed. */
export type MeetingMarkdown = {
  meeting: Record<string, unknown>
  notes: string[]
  lineOf: ReadText['lineOf']
}

/** Reads a meeting from Markdown: front matter for the fields, headings matched by meaning for the rest. */
export function readMeetingMarkdown(text: string): MeetingMarkdown {
  const front = readFrontMatter(text)
  const deep = tooDeepAt(front.body)
  if (deep !== null) throw new TextInvalid(deep, TOO_DEEP)
  if (front.body === text) refuseData(text)
  const blocks = readBlocks(front.body)
  const heading = titleHeading(blocks)
  // The title itself announces no section, whatever its words are.
  const body = heading
    ? blocks.map((block) => without(block, heading)).filter((block) => block !== heading)
    : blocks
  const notes: string[] = []
  const stated = statedQuestion(body)
  const given = front.fields.title ?? heading?.text
  const opening = given === undefined ? openingOf(blocks, stated, notes) : null
  const title = given ?? opening?.title
  const question = stated ?? asked(opening)
  const lists = readLists(body, front, notes)
  const meeting: Record<string, unknown> = {
    ...(title !== undefined && { title }),
    ...(question && { question: wholeQuestion(question.text, String(title ?? '')) }),
    ...Object.fromEntries(Object.entries(lists).map(([field, { entries }]) => [field, entries])),
    ...front.fields,
  }
  const lines = new Map<string, number>([
    ...(heading ? [['title', heading.line] as const] : []),
    ...(opening ? [['title', opening.line] as const] : []),
    ...(question ? [['question', question.line] as const] : []),
  ])
  return { meeting, notes, lineOf }

  function lineOf(pointer: string): number | null {
    const [field = '', index = '0'] = pathOf(pointer)
    if (field in front.fields) return front.lineOf(pointer)
    return lists[field]?.lines[Number(index)] ?? lines.get(field) ?? null
  }
}

// The first heading of the first level; in a file without one, the first that announces no section. One that opens the file
// and is followed by a section at once announces none, whatever its words are: “Tools” may be what a meeting is about.
function titleHeading(blocks: readonly Block[]): Block | undefined {
  const headings = blocks.filter(({ kind, depth }) => kind === 'heading' && depth < 7)
  const [opening, next] = blocks
  if (opening !== undefined && opening === headings[0] && opening.depth === 1 && next === headings[1])
    return opening
  const own = headings.filter(({ text }) => headingKind(text) === null)
  const first = own.find(({ depth }) => depth === 1)
  if (first === undefined && opensWithQuestion(blocks)) return undefined
  return first ?? own[0] ?? headings.find(({ depth }) => depth === 1)
}

type Stated = ReturnType<typeof statedQuestion>

// A few words typed into a field are a meeting as well: what they ask is its title and its question.
function openingOf(blocks: readonly Block[], stated: Stated, notes: string[]): Opening | null {
  const opening = openingWords(blocks)
  if (opening === null) return stated && { title: stated.text.slice(0, MAX_TITLE), line: stated.line }
  const title = stated?.line === opening.line ? stated.text.slice(0, MAX_TITLE) : opening.title
  notes.push(`The file has no heading; its title is what it opens with: "${title}"`)
  return { ...opening, title }
}

const MAX_TITLE = 500

function asked(opening: Opening | null): Stated {
  return opening?.question === undefined ? null : { text: opening.question, line: opening.line }
}

function without(block: Block, heading: Block): Block {
  if (block === heading) return block
  const { headings } = block
  const title = headings.findIndex(({ text, depth }) => text === heading.text && depth === heading.depth)
  return title < 0 ? block : { ...block, headings: headings.toSpliced(title, 1) }
}

function readLists(
  blocks: readonly Block[],
  { fields, body }: { fields: Record<string, unknown>; body: string },
  notes: string[],
): Record<string, Listed<unknown>> {
  const lists: Record<string, Listed<unknown>> = {
    agenda: listedAgenda(blocks),
    options: listedOptions(blocks),
    criteria: listedCriteria(blocks),
  }
  if (lists.options?.entries.length === 0 && fields.options === undefined) {
    const entries = candidatesFromSources([{ text: body }])
    if (entries.length) notes.push(`The file lists no options; these are headings of it: ${names(entries)}.`)
    lists.options = { entries, lines: [] }
  }
  for (const [field, { entries }] of Object.entries(lists)) {
    if (entries.length && field in fields)
      notes.push(`The front matter gives ${field}; the section of the file is context.`)
    if (!entries.length || field in fields) delete lists[field]
  }
  return lists
}

function names(options: readonly { title: string }[]): string {
  return options.map(({ title }) => `"${title}"`).join(', ')
}
