import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { useMe } from '../people/me.ts'
import { useRoom } from '../room/room-context.ts'
import { Steering } from '../room/Steering.tsx'
import { visualWords } from '../words/words.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { markInWords } from './in-words.ts'
import type { Lane, Mark } from './lane.ts'
import type { Shown } from './use-positions.ts'

/** The words behind the mark that was chosen, the way to its message, and the way to put it right. */
export function MarkDetail({ shown, lane, mark }: { shown: Shown; lane: Lane | null; mark: Mark | null }) {
  return (
    <section
      aria-label={visualWords.tracks.detail}
      className="min-h-28 rounded-lg border border-line bg-sheet px-4 py-3"
    >
      {lane === null || mark === null ? (
        <p id="mark-detail" className="text-soft">
          {visualWords.tracks.choose}
        </p>
      ) : (
        <Told key={`${lane.optionId}/${mark.seat}`} shown={shown} lane={lane} mark={mark} />
      )}
    </section>
  )
}

function Told({ shown, lane, mark }: { shown: Shown; lane: Lane; mark: Mark }) {
  const { openMessage } = useRoom()
  const [isOpen, open] = useState(false)
  const { name } = shown.speaker(mark.seat)
  return (
    <>
      <p className="font-medium">{markInWords(mark, name, lane.title)}</p>
      <div id="mark-detail" className="mt-1 text-soft">
        {mark.quote === '' ? (
          <p>{visualWords.tracks.noQuote}</p>
        ) : (
          <blockquote
            dir="auto"
            lang={shown.run.meeting.language}
            className="line-clamp-6 border-s-2 border-line ps-2.5"
          >
            {mark.quote}
          </blockquote>
        )}
        {mark.confidence !== null && <p>{visualWords.tracks.sure(mark.confidence)}</p>}
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button small onClick={() => openMessage(mark.messageId)}>
          {visualWords.tracks.open(mark.number)}
        </Button>
        <Steering>
          <WrongButton shown={shown} mark={mark} isOpen={isOpen} onPress={() => open(!isOpen)} />
        </Steering>
      </div>
      {isOpen && shown.canCorrect && (
        <CorrectForm shown={shown} optionId={lane.optionId} mark={mark} onDone={() => open(false)} />
      )}
    </>
  )
}

type WrongProps = { shown: Shown; mark: Mark; isOpen: boolean; onPress: () => void }

function WrongButton({ shown: { run, canCorrect, speaker }, mark, isOpen, onPress }: WrongProps) {
  const me = useMe()
  const isMine = me !== null && run.occupants[mark.seat]?.id === me.id
  return (
    <Button
      small
      look="quiet"
      disabled={!canCorrect}
      aria-expanded={isOpen}
      title={canCorrect ? undefined : visualWords.tracks.correctLater}
      onClick={onPress}
    >
      {isMine ? visualWords.tracks.notMine : visualWords.tracks.notTheirs(speaker(mark.seat).name)}
    </Button>
  )
}
