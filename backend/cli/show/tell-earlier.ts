import { fieldsOf, textOf } from '../remote/shapes.ts'
import { safeLine } from './plain-text.ts'

/** Says in one line what was decided before on the same matter; the log of the run holds it. Nothing where nothing was. */
export function tellEarlier(earlier: unknown): void {
  const [first, ...more] = Array.isArray(earlier) ? earlier : []
  if (first === undefined) return
  const { relation } = fieldsOf(first)
  const what =
    relation === 'supersedes' ? 'This council is to replace' : 'This was decided before, and it stands'
  const where = `${textOf(first, 'title')}, ${textOf(first, 'decidedAt').slice(0, 10)}`
  const others = more.length === 0 ? '' : `, and ${more.length} more on the same`
  process.stderr.write(
    `${safeLine(`${what}: ${textOf(first, 'statement')} (${where}; xio decisions show ${textOf(first, 'decisionId')})${others}.`)}\n`,
  )
}
