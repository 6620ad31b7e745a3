import type { Operation } from './operation.ts'
import { fields, text } from './read.ts'

/** What stands in an example for a part of an address. */
const STANDS: [path: RegExp, name: string][] = [
  [/^.*\/meetings\/\{id\}/, 'MEETING'],
  [/^.*\/runs\/\{id\}/, 'RUN'],
  [/\{id\}/, 'ID'],
]

/** A line to type that asks for this operation, at this server. */
export function exampleOf(operation: Operation, origin: string): string {
  const { method, path, bodies, answers } = operation
  const url = `${origin}${filled(path)}`
  if (answers.some(({ status }) => status === '101'))
    return `new WebSocket('${url.replace(/^http/, 'ws')}', 'xio.v1')   // in JavaScript`
  const body = bodies.find(({ example }) => example !== undefined)
  const words = ['curl', ...(method === 'GET' ? [] : ['-X', method]), quoted(url)]
  if (body !== undefined) {
    const sent = typeof body.example === 'string' ? body.example : JSON.stringify(body.example)
    words.push('-H', quoted(`content-type: ${body.type}`), '-d', quoted(sent))
  }
  return words.join(' ')
}

function filled(path: string): string {
  const name = STANDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'ID'
  return path.replaceAll('{id}', name).replaceAll('{kind}', 'decision_log').replaceAll(/[{}]/g, '')
}

const quoted = (word: string): string =>
  /^[\w./:@%+,=~-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`

/** The words of a parameter's place. */
export const placeOf = (parameter: Record<string, unknown>): string =>
  ({ path: 'in the path', query: 'in the query', header: 'a header' })[text(fields(parameter).in)] ?? ''
