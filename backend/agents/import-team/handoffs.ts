import { type Account, carry, lose } from './account.ts'
import { entries, isObject, lineOf } from './component.ts'

/**
 * The handoffs of a participant: texts, or objects that name their target. At a council anyone may hand the floor to any
 * seat that may speak; `handsTo` is null where the team's speakers do not name the next.
 */
export function readHandoffs(
  value: unknown,
  pointer: string,
  { account, handsTo }: { account: Account; handsTo: ReadonlySet<string> | null },
): void {
  for (const one of entries(value, pointer)) {
    const fields = isObject(one.value) ? one.value : {}
    const inner = isObject(fields.config) ? fields.config : fields
    const target = lineOf(one.value) || lineOf(inner.target) || 'somebody'
    const what = `the handoff to ${target}`
    if (handsTo === null) lose(account, one.pointer, what, NOT_HERE)
    else if (handsTo.has(target))
      carry(account, one.pointer, what, 'handing the floor to any seat that may speak')
    else lose(account, one.pointer, what, NOBODY)
  }
}

const NOT_HERE = 'in this team the speaker does not name the next.'
const NOBODY = 'nobody of that name sits at the table; a person speaks at any time, or takes a seat.'
