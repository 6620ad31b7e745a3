import { textOf, type Row } from '../../lib/reading.ts'
import { readAgenda } from '../agenda-text.ts'
import type { Point } from '../draft/form.ts'
import { point } from '../draft/read-form.ts'
import { asList, timedList, withMinutes } from './pasted-points.ts'

/** Items of an agenda from a text: what it says, and for what it does not say an even share of the time. */
export async function proposeItems(text: string, whole: number): Promise<readonly Point[]> {
  const { agenda } = await readAgenda(asList(text), 'markdown')
  const timed = withMinutes(
    agenda.map((row) => ({
      row,
      title: textOf(row, 'title') ?? '',
      minutes: typeof row.timeboxMinutes === 'number' ? row.timeboxMinutes : null,
    })),
    whole,
  )
  // What is to be decided among them the server says of points with minutes only.
  const isJudged = agenda.some(({ kind }) => kind !== undefined)
  const rows =
    isJudged || timed.length === 0 ? agenda : (await readAgenda(timedList(timed), 'markdown')).agenda
  return rows.map(({ id: _, ...row }: Row, at) => point({ ...row, timeboxMinutes: timed[at]?.minutes }))
}
