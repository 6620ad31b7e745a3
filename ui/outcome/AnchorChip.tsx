import { useState } from 'react'
import { sourceById } from '../../backend/council/found.ts'
import type { Anchor } from '../../schemas/generated/types.ts'
import { Icon } from '../components/Icon.tsx'
import { useRoom, useRun } from '../room/room-context.ts'
import { useMessage } from '../room/use-message.ts'
import { words } from '../words/words.ts'

/** Few are enough to check a line; the rest is one press away. */
const SHOWN = 3

/** The evidence of a line, or that there is none. */
export function AnchorChips({ anchors }: { anchors: readonly Anchor[] }) {
  const [all, showAll] = useState(false)
  const places = oneAPlace(anchors)
  const shown = all ? places : places.slice(0, SHOWN)
  if (anchors.length === 0)
    return (
      <span className="inline-block rounded bg-warn-tint px-1.5 text-[0.86rem] text-warn">
        {words.outcomeWords.noEvidence}
      </span>
    )
  return (
    <>
      {shown.map((anchor, index) => (
        <AnchorChip key={index} anchor={anchor} />
      ))}
      {places.length > shown.length && (
        <button
          type="button"
          onClick={() => showAll(true)}
          className="min-h-6 rounded px-1 text-[0.86rem] text-soft underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
        >
          {words.outcomeWords.more(places.length - shown.length)}
        </button>
      )}
    </>
  )
}

/** Two quotes of one line, such as two cells of a table, lead to the same place. */
function oneAPlace(anchors: readonly Anchor[]): readonly Anchor[] {
  const placeOf = ({ source_id, message_id, line, start }: Anchor) =>
    `${source_id ?? message_id}:${line ?? start}`
  return [...new Map(anchors.map((anchor) => [placeOf(anchor), anchor])).values()]
}

/** Leads to the passage that a line rests on: a source opens beside the page, a message is gone to. */
export function AnchorChip({ anchor }: { anchor: Anchor }) {
  const { openAnchor } = useRoom()
  const { title, place } = useLabel(anchor)
  return (
    <button
      type="button"
      data-anchor
      title={`“${anchor.quote}”`}
      aria-label={`${title} ${place}. ${words.anchorWords.open(anchor.quote)}`}
      onClick={() => openAnchor(anchor)}
      className="inline-flex min-h-6 max-w-48 items-center gap-1 rounded border border-line bg-sheet px-1.5 text-[0.86rem] text-accent hover:border-accent hover:bg-tint pointer-coarse:min-h-11"
    >
      <span className="*:size-3.5">
        <Icon name={anchor.source_id === null ? 'message' : 'quote'} />
      </span>
      {/* What tells two chips apart is the place: it is never cut off. */}
      {title !== '' && <span className="truncate">{title}</span>}
      {place !== '' && <span className="tabular shrink-0">{place}</span>}
    </button>
  )
}

function useLabel({ source_id, message_id, line }: Anchor): { title: string; place: string } {
  const title = useRun((run) => sourceById(run, source_id)?.title)
  const number = useMessage(source_id === null ? message_id : null)?.number
  if (source_id === null)
    return {
      title: '',
      place: number === undefined ? words.anchorWords.unread : words.anchorWords.message(number),
    }
  // Every council has the agenda as its first source; its title stands on the page already.
  const isAgenda = source_id === 's0'
  if (isAgenda && line !== null) return { title: '', place: words.anchorWords.line(line) }
  return { title: title ?? source_id, place: line === null ? '' : words.anchorWords.line(line) }
}
