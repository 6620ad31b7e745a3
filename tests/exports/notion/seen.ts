// What people see in the two databases, without ids and times: two Notions that look alike are equal.
import type { Given } from './given.ts'

type Outline = ReturnType<Given['control']['outline']>
type Seen = { values: Record<string, unknown>; body: string[] }

export function seen({ control, decisions, tasks }: Pick<Given, 'control' | 'decisions' | 'tasks'>): Seen[] {
  return [decisions, tasks].flatMap(({ dataSourceId }) =>
    control
      .rows(dataSourceId)
      .filter(({ trashed }) => !trashed)
      .map(({ id, values }) => ({ values: named(control, values), body: lines(control.outline(id)) }))
      .toSorted((a, b) => (String(a.values['XIO Key']) < String(b.values['XIO Key']) ? -1 : 1)),
  )
}

/** A relation as the key of the row it leads to. */
const named = (control: Given['control'], values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((id: string) => control.row(id).values['XIO Key']) : value,
    ]),
  )

export const lines = (outline: Outline, depth = 0): string[] =>
  outline.flatMap(({ type, text, children }) => [
    `${'  '.repeat(depth)}${type} ${text}`,
    ...lines(children, depth + 1),
  ])
