import { readConfig } from '../../config.ts'
import type { KnowledgeScope, Retrieved } from '../../ports/knowledge.ts'
import { styleFor, type Style } from '../show/colours.ts'
import { safeLine } from '../show/plain-text.ts'
import { wrap } from '../show/wrap.ts'
import { findThere } from '../remote/knowledge-found.ts'
import { namedServer, type GivenServer } from '../remote/where.ts'
import { UsageFault } from '../usage.ts'
import { readLibrary } from './read-library.ts'
import { notThere, sending } from './sending.ts'

type Limits = {
  topK: number | undefined
  maxTokens: number | undefined
  scope: KnowledgeScope | undefined
  json: boolean
  embed: boolean
  server: GivenServer
}

/** Shows the passages that answer a question best; 1 where there are none. */
export async function query(question: string, { json, server, embed, ...limits }: Limits): Promise<number> {
  if (question === '') throw new UsageFault('xio knowledge query needs a question.')
  const config = readConfig()
  const door = namedServer(server, config)
  if (door !== null) notThere(embed, door)
  const found = await (door === null
    ? findHere(question, { ...limits, embed: sending('the question', embed, config.embeddings) })
    : findThere(door, question, limits))
  const style = styleFor(process.stdout)
  if (json) process.stdout.write(found.map((one) => `${JSON.stringify(one)}\n`).join(''))
  else if (found.length === 0) process.stdout.write('No evidence: nothing in the library speaks of it.\n')
  else process.stdout.write(found.map((one) => shown(one, style)).join('\n'))
  return found.length === 0 ? 1 : 0
}

const findHere = (
  question: string,
  { scope, ...limits }: Pick<Limits, 'topK' | 'maxTokens' | 'embed' | 'scope'>,
) =>
  readLibrary((library) =>
    library.find({
      workspaceId: 'main',
      question,
      ...limits,
      scopes: scope === undefined ? undefined : [scope],
      wordsOnly: ({ message }) =>
        void process.stderr.write(`${safeLine(`Found by words only, without vectors: ${message}`)}\n`),
    }),
  )

const WIDTH = 78
/** Lines of a passage; the whole of it is in its source. */
const MOST_LINES = 8

type Shown = Pick<Retrieved, 'title' | 'headings' | 'origin' | 'line' | 'endLine' | 'text'>

function shown({ title, headings, origin, line, endLine, text }: Shown, style: Style): string {
  const about = [title, ...headings].join(' › ')
  const lines = text
    .split('\n')
    .filter((one) => one.trim() !== '')
    .flatMap((one) => wrap(safeLine(one), WIDTH))
  const cut = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines
  const place = `${origin}, ${line === endLine ? `line ${line}` : `lines ${line} to ${endLine}`}`
  return `${style(safeLine(about), 'bold')}\n${cut.map((one) => `  ${one}\n`).join('')}  ${style(safeLine(place), 'dim')}\n`
}
