import { useEffect, useMemo, useState } from 'react'
import { call } from '../../lib/api.ts'
import { isRow, listOf, textOf, type Row } from '../../lib/reading.ts'
import { meetingPart } from '../draft/to-meeting.ts'
import { language } from '../../words/words.ts'
import type { Table } from '../use-table.ts'

/** One of the turns to come; no seat: nobody knows yet. */
export type PreviewTurn = { seat: string | null; why: string }
type Preview = { turns: readonly PreviewTurn[]; state: 'loading' | 'here' | 'failed' }

const TURNS = 10
/** As long as seats are being typed, the server is not asked for each letter. */
const QUIET_MS = 400

/** Who would speak in the first turns, by the rules that the council itself keeps. */
export function usePreview({ form, template, source }: Table): Preview {
  const [preview, set] = useState<Preview>({ turns: [], state: 'loading' })
  const id = template?.id
  const asked = useMemo(() => {
    if (id === undefined) return null
    const { seats, agenda, policy } = meetingPart(form)
    const ofFile = source?.filled.template === form.template ? source.policy : null
    const known = {
      policy: policy ?? ofFile ?? undefined,
      seats,
      agenda: named(agenda),
      // The reasons are read here, not in the council.
      language,
    }
    return JSON.stringify({ template: id, ...known, turns: TURNS })
  }, [id, form, source])
  useEffect(() => {
    if (asked === null) return
    const leaving = new AbortController()
    const ask = () =>
      call('/policies/preview', { method: 'POST', body: asked, signal: leaving.signal }).then(
        (answer) => set({ turns: read(answer), state: 'here' }),
        () => !leaving.signal.aborted && set({ turns: [], state: 'failed' }),
      )
    const timer = setTimeout(() => void ask(), QUIET_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [asked])
  return preview
}

/** An item that has no title yet is one all the same. */
function named(agenda: unknown): Row[] | undefined {
  const items = listOf({ agenda }, 'agenda').map((item) => ({ ...item, title: textOf(item, 'title') ?? '…' }))
  return items.length === 0 ? undefined : items
}

function read(answer: unknown): PreviewTurn[] {
  const rows = Array.isArray(answer) ? answer.filter(isRow) : listOf(answer, 'items')
  return rows.map((row) => ({ seat: textOf(row, 'seat') ?? null, why: textOf(row, 'why') ?? '' }))
}
