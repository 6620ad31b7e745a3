import { DEFAULT_TEMPLATE } from '../../backend/council/meeting/default-template.ts'
import { useMemo } from 'react'
import { languageOf } from '../../backend/council/meeting/language.ts'
import { inWords, type ShownAgent, type ShownTemplate } from '../registry/read-registry.ts'
import { useAgents, useTemplates } from '../registry/registry.ts'
import { language } from '../words/words.ts'
import { minutesOf } from './agenda/durations.ts'
import type { Source } from './draft/draft.ts'
import type { Form, Point, Scope, SeatRow } from './draft/form.ts'
import { useLibrary, type Library } from './library/use-library.ts'

/** The form with what the template puts where nobody wrote anything. */
export type Table = {
  form: Form
  source: Source | null
  change(changed: Partial<Form>): void
  templates: readonly ShownTemplate[]
  /** The chosen one, in the words of the council's language. */
  template: ShownTemplate | undefined
  agents: readonly ShownAgent[]
  agenda: readonly Point[]
  seats: readonly SeatRow[]
  wholeMinutes: number
  library: Library
  /** The parts of it that the council looks through. */
  scopes: readonly Scope[]
}

/** The template of a meeting that names none. */

export function useTable(form: Form, source: Source | null, change: Table['change']): Table {
  const [all, agents] = [useTemplates(), useAgents()]
  const library = useLibrary()
  const spoken = language
  // The list speaks as the panel does, the table as the council will.
  const templates = useMemo(() => all.map((one) => inWords(one, spoken)), [all, spoken])
  const wanted = form.template || DEFAULT_TEMPLATE
  const council = form.language || (form.question.trim() === '' ? spoken : languageOf(form.question))
  const template = useMemo(() => {
    const found = all.find(({ id }) => id === wanted)
    return found && inWords(found, council)
  }, [all, wanted, council])
  return {
    form,
    source,
    change,
    templates,
    template,
    agents,
    agenda: form.agenda ?? template?.agenda ?? [],
    seats: form.seats ?? template?.seats ?? [],
    wholeMinutes: minutesOf(form.whole) ?? source?.wholeMinutes ?? template?.maxMinutes ?? 15,
    library,
    scopes: form.scopes ?? library.usual,
  }
}
