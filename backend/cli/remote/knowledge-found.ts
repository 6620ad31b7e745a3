import type { KnowledgeScope } from '../../ports/knowledge.ts'
import { request, type Door } from './request.ts'
import { fieldsOf, textOf } from './shapes.ts'

type Limits = {
  topK: number | undefined
  maxTokens: number | undefined
  scope: KnowledgeScope | undefined
}

/** The passages that a server finds; what else it says of them is passed on as it is. */
export async function findThere(door: Door, question: string, { topK, maxTokens, scope }: Limits) {
  const query = new URLSearchParams({
    q: question,
    ...(topK === undefined ? {} : { top: String(topK) }),
    ...(maxTokens === undefined ? {} : { maxTokens: String(maxTokens) }),
    ...(scope === undefined ? {} : { scope }),
  })
  const { items } = fieldsOf(await request(door, 'GET', `/knowledge/passages?${query.toString()}`))
  return Array.isArray(items) ? items.map(readPassage) : []
}

function readPassage(value: unknown) {
  const { headings, line, endLine, ...more } = fieldsOf(value)
  return {
    ...more,
    title: textOf(value, 'title'),
    origin: textOf(value, 'origin'),
    text: textOf(value, 'text'),
    headings: Array.isArray(headings) ? headings.map(String) : [],
    line: Number(line),
    endLine: Number(endLine),
  }
}
