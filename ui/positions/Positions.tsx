import { useEffect, useRef, useState } from 'react'
import { mainItemId } from '../../backend/council/state.ts'
import { announce } from '../app/announcer.tsx'
import { useMedia } from '../app/use-media.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { useAsk, useRoom, useRun, useView } from '../room/room-context.ts'
import { asksFor } from '../words/asks.ts'
import { visualWords } from '../words/words.ts'
import { headlineOf, isUnsaid, type Headline } from './headline.ts'
import { markInWords } from './in-words.ts'
import { inOrder, LaneView, markId } from './LaneView.tsx'
import { MarkDetail } from './MarkDetail.tsx'
import { TracksTable } from './TracksTable.tsx'
import { usePositions, type Shown } from './use-positions.ts'
import { useRoving } from './use-roving.ts'

/** Where each speaker stands on each option, who moved, and which message moved them. */
export default function Positions() {
  const open = useRun((run) => run.itemId ?? mainItemId(run))
  const items = useItemsWithOptions()
  const [chosen, choose] = useState<string | null>(null)
  const itemId = chosen ?? (items.some(({ id }) => id === open) ? open : (items[0]?.id ?? open)) ?? ''
  return (
    <>
      {items.length > 1 && (
        <SelectField
          label={visualWords.tracks.item}
          value={itemId}
          choices={items.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={choose}
        />
      )}
      <Tracks key={itemId} itemId={itemId} />
    </>
  )
}

function useItemsWithOptions() {
  const agenda = useRun((run) => run.meeting.agenda)
  const options = useRun((run) => run.options)
  return agenda.filter(({ id }) => options.some((one) => one.itemId === id))
}

function Tracks({ itemId }: { itemId: string }) {
  const shown = usePositions(itemId)
  const { lanes } = shown.tracks
  const { openMessage } = useRoom()
  const isNarrow = useMedia('(width < 56.25rem)')
  const rove = useRoving(lanes.map((lane) => inOrder(lane).map(({ seat }) => markId(lane.optionId, seat))))
  useMovesAloud(shown)
  const chosen = rove.isHeld ? rove.current : null
  const lane =
    lanes.find(({ optionId, marks }) => marks.some(({ seat }) => markId(optionId, seat) === chosen)) ?? null
  const mark = lane?.marks.find(({ seat }) => markId(lane.optionId, seat) === chosen) ?? null
  return (
    <>
      <div>
        <h2 className="text-[1.07rem] leading-snug">{inWords(headlineOf(shown.tracks), shown)}</h2>
        <p className="mt-1 text-[0.86rem] text-soft">
          {isUnsaid(shown.tracks) && (
            <span className="font-medium text-ink">{visualWords.tracks.headline.unsaid} </span>
          )}
          {visualWords.tracks.legend}
        </p>
        <Partly />
      </div>
      <div className="rounded-lg border border-line bg-sheet">
        <Axis />
        {/* Arrows are the marks' own: the list only hears them. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <ul aria-label={visualWords.tracks.lanes} onKeyDown={rove.onKeyDown}>
          {lanes.map((one) => (
            <LaneView
              key={one.optionId}
              shown={shown}
              lane={one}
              current={rove.current}
              chosen={chosen}
              onFocus={rove.hold}
              // On one column the message would take the place of the tracks: there the button below leads to it.
              onPress={({ messageId }) => !isNarrow && openMessage(messageId)}
            />
          ))}
        </ul>
        <Nowhere shown={shown} />
      </div>
      <Stuck shown={shown} />
      {lanes.some(({ marks }) => marks.length > 0) && <MarkDetail shown={shown} lane={lane} mark={mark} />}
      <TracksTable shown={shown} />
    </>
  )
}

function inWords(headline: Headline, { tracks, titleOf, speaker }: Shown): string {
  const { headline: told } = visualWords.tracks
  const moved =
    tracks.lastMove === null
      ? ''
      : ` ${told.mover(speaker(tracks.lastMove.seat).name, tracks.lastMove.number)}`
  switch (headline.kind) {
    case 'nobody':
      return told.nobody
    case 'noneFor':
      return told.noneFor + moved
    case 'all':
      return told.all(headline.n, titleOf(headline.optionId)) + moved
    case 'lead':
      return told.lead(headline.n, headline.of, titleOf(headline.optionId)) + moved
    case 'split':
      return told.split(headline.n, headline.optionIds.map(titleOf)) + moved
  }
}

/** A move is said once, while the tracks are on the screen. */
function useMovesAloud({ tracks: { lanes, lastMove }, speaker }: Shown): void {
  const told = useRef(lastMove?.number)
  useEffect(() => {
    if (lastMove === null || told.current === lastMove.number) return
    told.current = lastMove.number
    const lane = lanes.find(({ marks }) =>
      marks.some(({ seat, number }) => seat === lastMove.seat && number === lastMove.number),
    )
    const mark = lane?.marks.find(({ seat }) => seat === lastMove.seat)
    if (lane !== undefined && mark !== undefined)
      announce(markInWords(mark, speaker(mark.seat).name, lane.title))
  })
}

function Axis() {
  return (
    <div
      aria-hidden="true"
      className="grid grid-cols-5 border-b border-line px-3 py-1 text-center text-[0.79rem] leading-tight text-soft"
    >
      {visualWords.tracks.stops.map((stop) => (
        <span key={stop} className="self-end px-0.5 wrap-normal">
          {stop}
        </span>
      ))}
    </div>
  )
}

function Nowhere({ shown: { tracks, speaker } }: { shown: Shown }) {
  if (tracks.nowhere.length === 0) return null
  return (
    <div className="border-t border-line px-3 py-2 text-[0.93rem]">
      <h3 className="font-sans">{visualWords.tracks.nowhere}</h3>
      <ul className="text-soft">
        {tracks.nowhere.map(({ seat, number }) => (
          <li key={seat}>{visualWords.tracks.nowhereAt(speaker(seat).name, number)}</li>
        ))}
      </ul>
    </div>
  )
}

/** Two who do not move: each is asked what would change their mind. */
function Stuck({ shown: { run, tracks, speaker, titleOf, canAsk } }: { shown: Shown }) {
  const ask = useAsk()
  const { stuck } = tracks
  if (stuck === null || !canAsk) return null
  const heldBy = (seat: string) =>
    titleOf(
      tracks.lanes.find(({ marks }) => marks.some((one) => one.seat === seat && one.stop > 0))?.optionId ??
        '',
    )
  const [one, other] = stuck.seats
  const askBoth = () => {
    for (const [seat, rival] of [
      [one, other],
      [other, one],
    ] as const)
      ask({ type: 'say', text: asksFor(run).mind(heldBy(seat), heldBy(rival)), to: seat, when: 'next_turn' })
  }
  return (
    <section className="rounded-lg border border-warn bg-warn-tint px-4 py-3">
      <p>{visualWords.tracks.stuck(speaker(one).name, speaker(other).name, stuck.turns)}</p>
      <Button className="mt-2" onClick={askBoth}>
        {visualWords.tracks.askMind}
      </Button>
    </section>
  )
}

/** Of a long run only the way from its opening on is at hand. */
function Partly() {
  const trail = useView((view) => view.trail)
  const isPartly = trail !== null && trail.length > 0 && trail.at(0) === undefined
  if (!isPartly) return null
  return (
    <p className="mt-1 text-[0.86rem] text-warn">{visualWords.tracks.partly([...trail][0]?.number ?? 0)}</p>
  )
}
