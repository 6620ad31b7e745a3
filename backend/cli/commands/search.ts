import type { SearchHit } from '../../ports/search.ts'
import { hereOrThere } from '../remote/here-or-there.ts'
import { request } from '../remote/request.ts'
import { readHits } from '../remote/found.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { styleFor, type Style } from '../show/colours.ts'
import { safeLine } from '../show/plain-text.ts'
import { command, oneOf, UsageFault, wholeNumber } from '../usage.ts'

const KINDS = ['message', 'decision', 'task', 'source'] as const

export default command({
  name: 'search',
  takes: ['[WORDS …]'],
  summary: 'Finds words in all councils: in messages, decisions, tasks and sources, the best first.',
  teaches: `
Words are found in all their forms, in English and Russian; "in quotes" they are found as they follow each other. The
last word may be begun only. Every word must be there.

Examples
  xio search budget for the roof
  xio search '"dry all year"' --kind source
  xio search бюджет --json

Exit code 0: something was found; 1: nothing was.`,
  options: {
    ...SERVER_OPTIONS,
    kind: { type: 'string', value: 'KIND', help: `only one kind: ${KINDS.join(', ')}` },
    limit: { type: 'string', value: 'N', help: 'how many (20)' },
    json: { type: 'boolean', help: 'one JSON object a line' },
  },
  async run({ values, words }) {
    const q = words.join(' ').trim()
    if (q === '') throw new UsageFault('xio search needs the words to look for.')
    const kind = oneOf('--kind', values.kind, KINDS)
    const limit = wholeNumber('--limit', values.limit, 1, 100) ?? 20
    const found = await hereOrThere(values, {
      async here({ indexer, search }) {
        await indexer.takeUp()
        return (await search.find({ workspaceId: 'main', q, kind, limit }))?.items ?? null
      },
      async there(door) {
        const query = new URLSearchParams({ q, limit: String(limit), ...(kind !== undefined && { kind }) })
        return readHits(await request(door, 'GET', `/search?${query}`))
      },
    })
    if (found === null) throw new UsageFault(`“${q}” holds no word: give the words to look for.`)
    const style = styleFor(process.stdout)
    if (values.json === true) process.stdout.write(found.map((hit) => `${JSON.stringify(hit)}\n`).join(''))
    else
      process.stdout.write(
        found.length === 0 ? 'Nothing is found.\n' : found.map((hit) => told(hit, style)).join('\n'),
      )
    return found.length === 0 ? 1 : 0
  },
})

function told(hit: SearchHit, style: Style): string {
  const { kind, runId, title, name, seq } = hit
  const about = `${kind} · ${name === title ? title : `${name}, in ${title}`}`
  return `${style(safeLine(about), 'bold')}\n  ${marked(hit, style)}\n  ${style(safeLine(`${runId} at ${seq}`), 'dim')}\n`
}

function marked({ excerpt, marks }: SearchHit, style: Style): string {
  let [text, at] = ['', 0]
  for (const { start, end } of marks) {
    text += piece(excerpt.slice(at, start)) + style(piece(excerpt.slice(start, end)), 'bold', 'yellow')
    at = end
  }
  return text + piece(excerpt.slice(at))
}

/** Safe to be printed, with the spaces that hold it apart from its neighbours. */
function piece(text: string): string {
  const safe = safeLine(text)
  return `${text.startsWith(' ') ? ' ' : ''}${safe}${safe !== '' && text.endsWith(' ') ? ' ' : ''}`
}
