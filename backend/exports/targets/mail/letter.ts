import type { ActionItem, DecisionLog } from '../../../../schemas/generated/types.ts'
import { readBlocks } from '../../../minutes/markdown/blocks.ts'
import { withoutStatus } from '../../../minutes/render/without-status.ts'
import { wordsOf, type Language } from '../../../minutes/render/words.ts'
import { lettersIn } from './words.ts'

/** What a letter tells of a meeting. Words of ours and links are no part of it: they may change, and nobody wants mail for that. */
export type LetterContent = {
  language: Language
  title: string
  question: string
  status: DecisionLog['status']
  decision: string
  /** Markdown; null where there is none that is up to date. */
  summary: string | null
  needsReview: readonly string[]
  tasks: readonly { title: string; owner: string | null; due: string | null; status: ActionItem['status'] }[]
}

export type LetterText = { subject: string; text: string; html: string }

type Part =
  | { kind: 'title' | 'heading' | 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'link'; label: string; url: string }

/** The letter as people read it: as plain text, and as HTML that holds nothing but words and one link. */
export function letterText(content: LetterContent, link: string, isLater: boolean): LetterText {
  const say = wordsOf(content.language)
  const subject = clipped(oneLine(`${say.heads.decision}: ${content.title}`), MOST_SUBJECT)
  const parts = partsOf(content, link)
  return {
    subject: isLater ? `Re: ${subject}` : subject,
    text: `${parts.map(asText).join('\n\n')}\n`,
    html: [
      '<!doctype html>',
      `<html lang="${content.language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
      ...parts.map(asHtml),
      '</body></html>\n',
    ].join('\n'),
  }
}

/** Longer subjects are cut by mail programs at a place of their own. */
const MOST_SUBJECT = 150

function partsOf(content: LetterContent, link: string): Part[] {
  const { language, tasks, needsReview } = content
  const [say, letters] = [wordsOf(language), lettersIn(language)]
  return [
    { kind: 'title', text: oneLine(content.title) },
    paragraph(`${say.question}: ${content.question}`),
    paragraph(`${say.status[content.status]}: ${withoutStatus(content, say)}`),
    ...(needsReview.length === 0 ? [] : headed(say.needsReview, needsReview.map(oneLine))),
    ...(content.summary === null ? [] : summaryParts(content.summary, content)),
    ...(tasks.length === 0
      ? []
      : headed(
          say.heads.tasks,
          tasks.map((task) => taskLine(task, language)),
        )),
    ...(/^https?:\/\//.test(link) ? [{ kind: 'link' as const, label: letters.open, url: link }] : []),
    paragraph(letters.why),
  ]
}

const paragraph = (text: string): Part => ({ kind: 'paragraph', text: oneLine(text) })

const headed = (head: string, items: string[]): Part[] => [
  { kind: 'heading', text: head },
  { kind: 'list', items },
]

/**
 * The summary's words without its marks: links and pictures in it lead nowhere from a letter. The decision and the tasks
 * stand in the letter themselves, so they are not told twice.
 */
function summaryParts(markdown: string, { decision, tasks }: LetterContent): Part[] {
  const parts: Part[] = []
  for (const block of readBlocks(markdown)) {
    const text = oneLine(block.text)
    if (text === oneLine(decision)) continue
    const isEntry = block.kind === 'item' || block.kind === 'cell'
    const last = parts.at(-1)
    if (!isEntry) parts.push({ kind: block.kind === 'heading' ? 'heading' : 'paragraph', text })
    else if (last?.kind === 'list') last.items.push(text)
    else parts.push({ kind: 'list', items: [text] })
  }
  const titles = tasks.map(({ title }) => oneLine(title))
  const isTasks = (part: Part | undefined) =>
    part?.kind === 'list' && titles.some((title) => part.items[0]?.startsWith(title))
  return parts.filter((part, index) => !isTasks(part) && !(part.kind !== 'list' && isTasks(parts[index + 1])))
}

function taskLine({ title, owner, due, status }: LetterContent['tasks'][number], language: Language): string {
  const say = wordsOf(language)
  const facts = [
    owner ?? say.tasks.noOwner,
    due === null ? say.tasks.noDate : say.tasks.due(due),
    ...(status === 'open' ? [] : [say.tasks.status(status)]),
  ]
  return oneLine(`${title} (${facts.join(' · ')})`)
}

function asText(part: Part): string {
  switch (part.kind) {
    case 'title':
    case 'heading':
    case 'paragraph':
      return part.text
    case 'list':
      return part.items.map((item) => `- ${item}`).join('\n')
    case 'link':
      return `${part.label}: ${part.url}`
  }
}

function asHtml(part: Part): string {
  switch (part.kind) {
    case 'title':
      return `<h1>${escaped(part.text)}</h1>`
    case 'heading':
      return `<h2>${escaped(part.text)}</h2>`
    case 'paragraph':
      return `<p>${escaped(part.text)}</p>`
    case 'list':
      return `<ul>\n${part.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`
    case 'link':
      return `<p><a href="${escaped(part.url)}">${escaped(part.label)}</a></p>`
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** One line that shows what it says: no line ends, no controls, nothing that turns the direction of what follows. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .trim()

function clipped(text: string, most: number): string {
  const signs = [...text]
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}
