import { useState } from 'react'
import { faultLine } from '../lib/api.ts'
import { words } from '../words/words.ts'
import { formatOf, readAgenda, type ReadAgenda } from './agenda-text.ts'
import type { Source } from './draft/draft.ts'
import type { Form } from './draft/form.ts'
import { filledBy } from './draft/of-meeting.ts'
import { point } from './draft/read-form.ts'
import { faultsOf } from './Faults.tsx'
import type { Table } from './use-table.ts'

/** Has the server read an agenda, and fills the form with what it says. */
export function useFill(table: Table, onFill: (source: Source | null, form: Form) => void) {
  const [isReading, setIsReading] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const fill = async (text: string) => {
    if (text.trim() === '') return setFaults([words.home.empty])
    setIsReading(true)
    setFaults([])
    try {
      const form = formatOf(text)
      const read = await readAgenda(text, form)
      const filled = filledWith({ text, format: form }, read, table)
      if (filled === null) setFaults(read.faults.map(faultLine))
      else onFill(filled.source, filled.form)
    } catch (fault) {
      setFaults(faultsOf(fault))
    } finally {
      setIsReading(false)
    }
  }
  return { isReading, faults, setFaults, fill }
}

type Given = Pick<Source, 'text' | 'format'>

/** What an agenda fills in; null where it is faulty. Bare points have neither title nor question: they are an agenda all the same. */
function filledWith(
  given: Given,
  { held, agenda, faults }: ReadAgenda,
  { form, templates }: Table,
): { source: Source | null; form: Form } | null {
  if (held !== null) return filledBy(given, held, form, templates)
  const isList = given.format === 'markdown' && faults.every(({ pointer }) => UNSAID.has(pointer))
  if (!isList || agenda.length === 0) return null
  const rows = agenda.map((row) => point({ timeboxMinutes: USUAL_MINUTES, ...row }))
  return { source: null, form: { ...form, agenda: rows } }
}

const UNSAID = new Set(['/title', '/question'])
/** For a point that gives none. */
const USUAL_MINUTES = 5
