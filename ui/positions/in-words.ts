import { visualWords } from '../words/words.ts'
import type { Mark, Place } from './lane.ts'

/** A mark as a sentence: who, where, since when, and whose word it is. */
export function markInWords(mark: Mark, who: string, option: string): string {
  const { tracks } = visualWords
  const stop = tracks.stopped(mark.stop, option)
  const how = sourceOf(mark)
  if (mark.from === null) return tracks.mark(who, stop, how)
  const moved = tracks.moved(tracks.from(mark.from.stop), mark.number)
  return tracks.mark(who, stop, isPlain(mark) ? moved : tracks.movedAnd(moved, how))
}

const isPlain = ({ basis, correctedBy }: Mark): boolean => basis === 'said' && correctedBy === null

function sourceOf({ basis, correctedBy, number }: Mark): string {
  const { tracks } = visualWords
  return correctedBy === null ? tracks[basis](number) : tracks.corrected(correctedBy, number)
}

/** A cell of the table: the same stop and message, and where the seat was before. */
export function cellInWords(mark: Mark): string {
  const now = visualWords.tracks.cell(stopInWords(mark), placeInWords(mark))
  return mark.from === null ? now : `${now}, ${visualWords.tracks.was(wasInWords(mark.from))}`
}

export const wasInWords = (was: Place): string =>
  visualWords.tracks.cell(stopInWords(was).toLowerCase(), visualWords.tracks.at(was.number))

const stopInWords = ({ stop }: Place): string => visualWords.tracks.stops[stop + 2] ?? ''

function placeInWords({ basis, correctedBy, number }: Mark): string {
  const { tracks } = visualWords
  if (correctedBy !== null) return tracks.atCorrected(number, correctedBy)
  if (basis === 'said') return tracks.at(number)
  return basis === 'inferred' ? tracks.atInferred(number) : tracks.atComputed(number)
}
