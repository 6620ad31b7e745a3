import path from 'node:path'
import { sentOrigin } from '../../compose-knowledge.ts'
import type { KnowledgeSource } from '../../ports/knowledge.ts'

/** Whether a source is what somebody named: by its id, by its origin, or by the way to the file it was made of. */
export function isNamed({ id, origin }: KnowledgeSource, name: string): boolean {
  const file = path.resolve(name)
  return id === name || [name, file, sentOrigin(name), sentOrigin(file)].includes(origin)
}
