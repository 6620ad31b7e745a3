import { useEffect, useId, type ReactNode } from 'react'
import { alertNow } from '../app/announcer.tsx'
import { useFocusBack } from '../app/use-focus-back.ts'
import { Button } from '../components/Button.tsx'
import { useAsk, useRoom, useRun } from '../room/room-context.ts'
import { TO_LIVE, tell } from '../room/signals.ts'
import { useKeptText } from '../room/use-kept-text.ts'
import { useTracked } from '../room/use-tracked.ts'
import { AskedFrame } from './AskedFrame.tsx'
import { Deadline } from './Deadline.tsx'
import { clock } from '../lib/time.ts'
import { useMe } from './me.ts'
import { moreSeconds } from './more-time.ts'
import { personTurn, type PersonTurn } from './seated.ts'
import { taskOfTurn } from './turn-task.ts'
import { TurnForm } from './TurnForm.tsx'
import { words } from '../words/words.ts'

/** A turn that waits for a person: for this reader the way to speak, for others who is waited for. */
export function TurnCard() {
  const run = useRun((one) => one)
  const me = useMe()
  const turn = personTurn(run, me)
  if (turn === null) return null
  if (turn.whose === 'theirs') return turn.question.state === 'asked' ? <Theirs turn={turn} /> : null
  return <Ours key={turn.seat.seat} turn={turn} />
}

/** The turn of a seat of this reader; the card stays as long as words that were not said stand in its field. */
function Ours({ turn }: { turn: PersonTurn }) {
  const { session } = useRoom()
  const run = useRun((one) => one)
  const me = useMe()
  const [text, setText] = useKeptText(`xio.turn.${session.runId}.${turn.seat.seat}`, 'device')
  const { ask, view } = useTracked(() => {
    setText('')
    // Who has spoken wants to see it, and what follows, wherever they read before.
    tell(TO_LIVE)
  })
  const { question, seat, whose } = turn
  const isOpen = question.state === 'asked'
  useEffect(() => {
    if (isOpen && whose === 'mine') alertNow(words.announce.yourTurn(seat.name))
  }, [isOpen, whose, seat.name, question.questionId])
  if (!isOpen) {
    const isSaid = question.state === 'answered' && question.by?.id === me?.id
    return text.trim() === '' || isSaid ? null : <Late turn={turn} text={text} setText={setText} />
  }
  const task = taskOfTurn(run, turn)
  return (
    <TurnFrame
      turn={turn}
      title={whose === 'mine' ? words.turn.yours(seat.name) : words.turn.anybodys(seat.name)}
    >
      {whose === 'anybodys' && (
        <p className="text-soft">{words.turn.anybodysHint(seat.person ?? seat.name)}</p>
      )}
      <p lang={run.meeting.language} className="mt-1 max-w-[76ch]">
        {question.text}
      </p>
      <TurnForm
        key={question.questionId}
        task={task}
        questionId={question.questionId}
        text={text}
        setText={setText}
        ask={ask}
        view={view}
        ways={<Ways turn={turn} />}
      />
    </TurnFrame>
  )
}

function TurnFrame({ turn, title, children }: { turn: PersonTurn; title: string; children: ReactNode }) {
  const card = useFocusBack<HTMLElement>('transcript')
  const isPaused = useRun((run) => run.status === 'paused')
  return (
    <AskedFrame ref={card} title={title} aside={<Deadline deadline={turn.question.deadline} />}>
      {children}
      {isPaused && <p className="mt-2 text-[0.93rem] text-soft">{words.turn.paused}</p>}
    </AskedFrame>
  )
}

/** What can be done about a turn beside speaking in it. */
function Ways({ turn }: { turn: PersonTurn }) {
  const ask = useAsk()
  const hint = useId()
  const { question, whose } = turn
  const seat = turn.seat.seat
  const seconds = useRun(moreSeconds)
  const more = words.turn.moreHint(clock(seconds * 1000))
  return (
    <>
      <Button
        aria-describedby={hint}
        title={more}
        onClick={() => ask({ type: 'extend_timebox', timeboxId: question.questionId, seconds })}
      >
        {words.turn.more}
      </Button>
      <span id={hint} className="sr-only">
        {more}
      </span>
      <Button onClick={() => ask({ type: 'skip_turn' })}>{words.turn.goOn}</Button>
      {whose === 'mine' && (
        <Button onClick={() => ask({ type: 'leave_seat', seat })}>{words.turn.leave}</Button>
      )}
      {whose === 'anybodys' && (
        <Button onClick={() => ask({ type: 'take_seat', seat })}>{words.turn.take}</Button>
      )}
    </>
  )
}

function Theirs({ turn }: { turn: PersonTurn }) {
  const name = useRun((run) => run.occupants[turn.seat.seat]?.name) ?? turn.seat.name
  return (
    <TurnFrame turn={turn} title={words.turn.theirs(name, turn.seat.name)}>
      <p className="mt-1 text-soft">{words.turn.theirsHint}</p>
      <div className="mt-2.5 flex flex-wrap items-center gap-2">
        <Ways turn={turn} />
      </div>
    </TurnFrame>
  )
}

/** The floor has passed on while words stood in the field: nothing that was written is lost. */
function Late({ turn, text, setText }: { turn: PersonTurn; text: string; setText: (text: string) => void }) {
  const ask = useAsk()
  const id = useId()
  const card = useFocusBack<HTMLElement>('transcript')
  const { state, by } = turn.question
  const why =
    state === 'defaulted'
      ? words.turn.lateHint
      : state === 'answered' && by !== undefined
        ? words.turn.quicker(by.name)
        : words.turn.ended
  return (
    <AskedFrame title={words.turn.late} ref={card}>
      <p className="mt-1 text-soft">{why}</p>
      <label htmlFor={id} className="mt-2 mb-1 block text-soft">
        {words.turn.words}
      </label>
      <textarea
        id={id}
        value={text}
        rows={2}
        onChange={(event) => setText(event.target.value)}
        className="field-sizing-content max-h-32 min-h-9 w-full rounded-md border border-edge bg-sheet px-3 py-1.5 pointer-coarse:min-h-11"
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          look="main"
          onClick={() => {
            ask({ type: 'say', text: text.trim(), when: 'next_turn' })
            setText('')
          }}
        >
          {words.turn.say}
        </Button>
        <Button onClick={() => setText('')}>{words.turn.discard}</Button>
      </div>
    </AskedFrame>
  )
}
