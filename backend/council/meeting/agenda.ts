import type { AgendaItem, AgendaItemInput, Template, TemplateItem } from '../../../schemas/generated/types.ts'
import { clipped } from './clipped.ts'
import { withIds } from './entry-ids.ts'

/** The agenda a run goes through: the meeting's own, or the template's; bare points are one item to decide. */
export function heldAgenda(
  given: readonly AgendaItemInput[] | undefined,
  template: Template,
  notes: string[],
): AgendaItem[] {
  const items = asItems(given ?? [], template, notes)
  return withIds(items, 'i', 'agenda').map(({ id, title, kind = 'decide', timeboxMinutes, atZero }) => {
    const like = templateItem(template, kind)
    return {
      id,
      title,
      kind,
      timeboxMinutes: timeboxMinutes ?? like.timeboxMinutes,
      atZero: atZero ?? like.atZero,
    }
  })
}

function asItems(given: readonly AgendaItemInput[], template: Template, notes: string[]): AgendaItemInput[] {
  if (given.length === 0) {
    notes.push('The meeting gives no agenda; it is the one of the template.')
    return [...template.agenda]
  }
  if (given.length === 1 || !given.every(isBare)) return [...given]
  notes.push(`The agenda gives ${given.length} points without kind or minutes; they are one item to decide.`)
  return [{ title: clipped(given.map(({ title }) => title).join('; '), MAX_TITLE), kind: 'decide' }]
}

function isBare({ id, kind, timeboxMinutes, atZero }: AgendaItemInput): boolean {
  return id === undefined && kind === undefined && timeboxMinutes === undefined && atZero === undefined
}

function templateItem(
  { agenda }: Template,
  kind: AgendaItem['kind'],
): Pick<TemplateItem, 'timeboxMinutes' | 'atZero'> {
  return (
    agenda.find((item) => item.kind === kind) ?? agenda[0] ?? { timeboxMinutes: 15, atZero: 'finish_turn' }
  )
}

const MAX_TITLE = 500
