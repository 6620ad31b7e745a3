import { useMemo } from 'react'
import { isRow, listOf, textOf, type Row } from '../../lib/reading.ts'
import { useFetched } from '../../lib/use-fetched.ts'
import { pageWords } from '../../words/words.ts'
import { timeboxOf } from '../agenda/durations.ts'
import { plannedMinutes } from '../agenda/sum.ts'
import type { Table } from '../use-table.ts'
import { fieldId } from '../place-of.ts'

export type CheckState = 'pass' | 'warn' | 'fail'
/** Something that was looked at, how it stands, and where it is mended. */
export type Check = {
  id: string
  state: CheckState
  title: string
  detail: string
  fix: { text: string; href: string | null } | null
}

export type Checks = {
  items: readonly Check[]
  state: 'loading' | 'here' | 'failed'
  again: () => void
}

/** What the server has looked at for this council, and what the form itself shows. */
export function useChecks(table: Table): Checks {
  const { form, source } = table
  const query = new URLSearchParams()
  if (form.panel !== '') query.set('panel', form.panel)
  if (source !== null && source.exports.length > 0) query.set('exports', source.exports.join(','))
  const asked = query.toString()
  const { answer, state, again } = useFetched(asked === '' ? '/checks' : `/checks?${asked}`)
  const ofServer = useMemo(() => listOf(answer, 'items').map(checkOf), [answer])
  return { items: [...ownChecks(table), ...ofServer], state, again }
}

function ownChecks({ agenda, wholeMinutes, form }: Table): Check[] {
  const over = plannedMinutes(agenda) - wholeMinutes
  const tooLong: Check = {
    id: 'time',
    state: 'warn',
    title: pageWords.prepare.tooLong,
    detail: pageWords.prepare.tooLongMore(timeboxOf(over)),
    fix: { text: pageWords.prepare.toAgenda, href: `#${fieldId('/agenda/0/title')}` },
  }
  const oneOption: Check = {
    id: 'options',
    state: 'warn',
    title: pageWords.prepare.oneOption,
    detail: pageWords.prepare.oneOptionMore,
    fix: { text: pageWords.prepare.toOptions, href: `#${fieldId('/options')}` },
  }
  return [...(over > 0 ? [tooLong] : []), ...(form.options.length === 1 ? [oneOption] : [])]
}

function checkOf(row: Row): Check {
  const fix = isRow(row.fix) ? row.fix : null
  return {
    id: textOf(row, 'id') ?? '',
    state: row.state === 'fail' || row.state === 'pass' ? row.state : 'warn',
    title: textOf(row, 'title') ?? '',
    detail: textOf(row, 'detail') ?? '',
    fix: fix === null ? null : { text: textOf(fix, 'text') ?? '', href: textOf(fix, 'href') ?? null },
  }
}
