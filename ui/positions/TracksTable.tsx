import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { visualWords } from '../words/words.ts'
import { cellInWords, wasInWords } from './in-words.ts'
import type { Lane } from './lane.ts'
import type { Shown } from './use-positions.ts'

/** The same positions as a table: speakers by options. */
export function TracksTable({ shown: { run, tracks, speaker } }: { shown: Shown }) {
  const seats = run.seats.filter(({ seat }) => tracks.lanes.some((lane) => isIn(lane, seat)))
  return (
    <details className="rounded-lg border border-line bg-sheet">
      <summary className="px-4 py-1.5">{visualWords.tracks.table}</summary>
      <ScrollRegion aria-label={visualWords.tracks.caption} className="px-4 pb-3">
        <table className="w-full text-[0.93rem] [&_td]:border-t [&_td]:border-line [&_td]:py-1.5 [&_td]:pe-3 [&_td]:align-top [&_th]:py-1.5 [&_th]:pe-3 [&_th]:text-start [&_th]:align-top [&_th]:font-medium">
          <caption className="text-start text-soft">{visualWords.tracks.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{visualWords.tracks.speaker}</th>
              {tracks.lanes.map(({ optionId, title }) => (
                <th key={optionId} scope="col" className="min-w-28">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seats.map(({ seat }) => (
              <tr key={seat}>
                <th scope="row" className="border-t border-line">
                  {speaker(seat).name}
                </th>
                {tracks.lanes.map((lane) => (
                  <td key={lane.optionId}>{cellOf(lane, seat)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}

const isIn = (lane: Lane, seat: string): boolean =>
  [...lane.marks, ...lane.gone, ...lane.unplaced].some((one) => one.seat === seat)

function cellOf(lane: Lane, seat: string): string {
  const mark = lane.marks.find((one) => one.seat === seat)
  if (mark !== undefined) return cellInWords(mark)
  const gone = lane.gone.find((one) => one.seat === seat)
  return gone === undefined
    ? visualWords.tracks.notStated
    : `${visualWords.tracks.notStated}, ${visualWords.tracks.was(wasInWords(gone.was))}`
}
