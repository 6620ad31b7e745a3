import type { RunState } from '../../backend/council/state.ts'
import type { Looked } from '../../backend/council/timeline/looked.ts'
import { format } from '../words/format.ts'
import { visualWords } from '../words/words.ts'

export const nameOf = ({ seats }: Pick<RunState, 'seats'>, seat: string): string =>
  seats.find((one) => one.seat === seat)?.name ?? seat

export const namesOf = (run: Pick<RunState, 'seats'>, seats: readonly string[]): string =>
  format().list(seats.map((seat) => nameOf(run, seat)))

/** How often a text was cited. */
export const citedInWords = ({ cited }: Looked, id: string): string =>
  visualWords.sourcesTab.cited(cited[id] ?? 0)
