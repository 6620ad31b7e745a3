import type { ServerApi } from '../remote/api.ts'
import { UsageFault } from '../usage.ts'
import { noSuch } from './command-forms.ts'

/** The seat that somebody means by its id or by the name of whoever sits there. */
export async function seatOf(api: ServerApi, runId: string, typed: string): Promise<string> {
  const seats = await api.seats(runId)
  const wanted = typed.toLowerCase().trim()
  const plain = wanted.replaceAll(/[\s-]+/g, '_')
  const found =
    seats.find(({ seat }) => seat === wanted) ??
    seats.find(({ seat, name }) => seat === plain || name.toLowerCase() === wanted)
  if (found !== undefined) return found.seat
  throw new UsageFault(
    noSuch(
      'seat',
      typed,
      seats.map(({ seat }) => seat),
    ),
  )
}
