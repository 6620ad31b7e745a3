import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { useAsk } from '../room/room-context.ts'
import { asksFor } from '../words/asks.ts'
import { visualWords } from '../words/words.ts'
import { markInWords } from './in-words.ts'
import type { Lane, Mark } from './lane.ts'
import { MarkButton, placeOf, ROW } from './MarkButton.tsx'
import type { Shown } from './use-positions.ts'

export const markId = (optionId: string, seat: string): string => `${optionId}/${seat}`
/** The marks of a lane in the order in which they stand in it. */
export const inOrder = ({ marks }: Lane): Mark[] => marks.toSorted((a, b) => a.stop - b.stop || a.row - b.row)

type Props = {
  shown: Shown
  lane: Lane
  current: string | null
  chosen: string | null
  onFocus: (id: string) => void
  onPress: (mark: Mark) => void
}

/** One option: its five stops, who stands where, and what else was said of it. */
export function LaneView({ shown, lane, current, chosen, onFocus, onPress }: Props) {
  const { speaker } = shown
  const isEmpty = lane.marks.length === 0
  return (
    <li className="border-t border-line px-3 py-2 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className={cx('min-w-0 font-sans', isEmpty && 'font-medium text-soft')}>{lane.title}</h3>
        <p className="text-[0.86rem] text-soft">{isEmpty ? whyEmpty(lane) : countsOf(lane)}</p>
      </div>
      <div
        role="group"
        aria-label={visualWords.tracks.inLane(lane.title)}
        className="relative"
        style={{ height: `${ROW * lane.rows}rem` }}
      >
        <LaneLines lane={lane} shown={shown} />
        {inOrder(lane).map((mark) => {
          const id = markId(lane.optionId, mark.seat)
          const who = speaker(mark.seat)
          return (
            <MarkButton
              key={mark.seat}
              id={id}
              mark={mark}
              speaker={who}
              sentence={markInWords(mark, who.name, lane.title)}
              isCurrent={id === current}
              isChosen={id === chosen}
              onFocus={() => onFocus(id)}
              onPress={() => onPress(mark)}
            />
          )
        })}
        {isEmpty && <AskButton shown={shown} lane={lane} />}
      </div>
      <Beside shown={shown} lane={lane} />
    </li>
  )
}

const whyEmpty = ({ scores, unplaced, gone }: Lane): string =>
  scores.length + unplaced.length + gone.length > 0
    ? visualWords.tracks.unstated
    : visualWords.tracks.unspoken

function countsOf({ marks }: Lane): string {
  const n = (wanted: (stop: number) => boolean) => marks.filter(({ stop }) => wanted(stop)).length
  return visualWords.tracks.counts(
    n((stop) => stop > 0),
    n((stop) => stop < 0),
    n((stop) => stop === 0),
  )
}

/** The axis of the lane and the tails; mirrored as a whole where the page reads from right to left. */
function LaneLines({ lane, shown: { speaker } }: { lane: Lane; shown: Shown }) {
  const height = lane.rows * 40
  const line = { vectorEffect: 'non-scaling-stroke' } as const
  return (
    <svg
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-0 size-full rtl:-scale-x-100"
    >
      {[10, 30, 50, 70, 90].map((x) => (
        <line
          key={x}
          {...line}
          x1={x}
          x2={x}
          y1={4}
          y2={height - 4}
          className="stroke-line"
          strokeDasharray={x === 50 ? undefined : '2 4'}
        />
      ))}
      <line
        {...line}
        x1={4}
        x2={96}
        y1={height / 2}
        y2={height / 2}
        className={lane.marks.length === 0 ? 'stroke-edge' : 'stroke-line'}
        strokeDasharray={lane.marks.length === 0 ? '2 5' : undefined}
      />
      {lane.marks.map(({ seat, stop, from, row }) => {
        if (from === null) return null
        const y = 40 * (row + 0.5)
        return (
          <g key={seat} className={cx('stroke-(--hue)', speaker(seat).hue)} strokeLinecap="round">
            <line {...line} x1={placeOf(from.stop)} x2={placeOf(stop)} y1={y} y2={y} strokeWidth={2} />
            <line {...line} x1={placeOf(from.stop)} x2={placeOf(from.stop)} y1={y} y2={y} strokeWidth={8} />
          </g>
        )
      })}
    </svg>
  )
}

function AskButton({ shown: { run, canAsk }, lane: { title } }: { shown: Shown; lane: Lane }) {
  const ask = useAsk()
  if (!canAsk) return null
  return (
    <Button
      small
      aria-label={visualWords.tracks.askOn(title)}
      onClick={() => ask({ type: 'say', text: asksFor(run).positions(title), when: 'next_turn' })}
      className="absolute start-0 top-1/2 -translate-y-1/2"
    >
      {visualWords.tracks.ask}
    </Button>
  )
}

/** What is known of the option and has no stop. */
function Beside({ shown: { speaker, titleOf }, lane }: { shown: Shown; lane: Lane }) {
  const { tracks } = visualWords
  const nameOf = (seat: string) => speaker(seat).name
  const lines = [
    ...lane.gone.map((one) =>
      tracks.gone(nameOf(one.seat), one.to === null ? null : titleOf(one.to), one.number),
    ),
    ...lane.unplaced.map((one) => tracks.unplaced(nameOf(one.seat), one.number)),
    ...(lane.scores.length === 0
      ? []
      : [tracks.scores(lane.scores.map((one) => tracks.score(nameOf(one.seat), one.total)))]),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="text-[0.86rem] text-soft">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
