import { fields, items, text } from './read.ts'

/** One line of the API document: a method at a path, with what the document says of it. */
export type Operation = {
  id: string
  method: string
  path: string
  area: string
  summary: string
  parameters: Record<string, unknown>[]
  bodies: { type: string; schema: Record<string, unknown>; example: unknown }[]
  answers: { status: string; description: string; type: string; schema: Record<string, unknown> }[]
}

/** Every operation of an API document. */
export const operationsOf = (document: unknown): Operation[] =>
  Object.entries(fields(fields(document).paths)).flatMap(([path, item]) =>
    Object.entries(fields(item)).map(([method, operation]) => operationOf(method, path, fields(operation))),
  )

function operationOf(method: string, path: string, given: Record<string, unknown>): Operation {
  return {
    id: text(given.operationId),
    method: method.toUpperCase(),
    path,
    area: text(items(given.tags)[0]),
    summary: text(given.summary),
    parameters: items(given.parameters).map(fields),
    bodies: Object.entries(fields(fields(given.requestBody).content)).map(([type, media]) => {
      const { schema, example } = fields(media)
      return { type, schema: fields(schema), example }
    }),
    answers: Object.entries(fields(given.responses)).map(([status, answer]) => {
      const { description, content } = fields(answer)
      const [type = '', media] = Object.entries(fields(content))[0] ?? []
      return { status, description: text(description), type, schema: fields(fields(media).schema) }
    }),
  }
}
