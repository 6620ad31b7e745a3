// Refusals as Notion words them.

/** Thrown while a request is looked at; nothing has changed by then. `unserved`: what the emulator does not know. */
export class NotionRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly unserved: string | undefined

  constructor(status: number, code: string, message: string, unserved?: string) {
    super(message)
    this.status = status
    this.code = code
    this.unserved = unserved
  }
}

export const invalid = (message: string, unserved?: string) =>
  new NotionRefusal(400, 'validation_error', message, unserved)

/** `body.children.length` should be ≤ `100`, instead was `101`. The first word of the path says which part failed. */
export function failed(path: string, should: string, was: unknown, unserved?: string): NotionRefusal {
  const told = was === undefined ? 'undefined' : JSON.stringify(was)
  const short = told.length > 100 ? `${told.slice(0, 97)}...` : told
  const part = /^\w+/.exec(path)?.[0] ?? 'body'
  return invalid(
    `${part} failed validation: ${path} should be ${should}, instead was \`${short}\`.`,
    unserved,
  )
}

export const archived = () =>
  invalid("Can't edit block that is archived. You must unarchive the block before editing.")

export function notFound(kind: string, id: string, integration: string): NotionRefusal {
  const message = `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration "${integration}".`
  return new NotionRefusal(404, 'object_not_found', message)
}

export const unauthorized = (message: string) => new NotionRefusal(401, 'unauthorized', message)

export const restricted = () =>
  new NotionRefusal(403, 'restricted_resource', 'Insufficient permissions for this endpoint.')
