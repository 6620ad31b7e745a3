import { useEffect, useId, useState } from 'react'
import { announce } from '../../app/announcer.tsx'
import { ConfirmDialog } from '../../components/Dialog.tsx'
import { useAsk, useRoom, useRun } from '../room-context.ts'
import { STOP } from '../signals.ts'
import { useKeptText } from '../use-kept-text.ts'
import { words } from '../../words/words.ts'

const MOST = 1000

/** Asks before a council is stopped: what is drafted, and what could still be asked for first. */
export function StopDialog() {
  const { session } = useRoom()
  const [asks, setAsks] = useState(false)
  const [why, setWhy] = useKeptText(`xio.stop.${session.runId}`)
  const ask = useAsk()
  useEffect(() => {
    const open = () => setAsks(true)
    addEventListener(STOP, open)
    return () => removeEventListener(STOP, open)
  }, [])
  const decisions = useRun((run) => run.decisions.filter(({ optionId }) => optionId !== null).length)
  const tasks = useRun((run) => run.artifacts.action_items?.body.length ?? 0)
  const propose = useTasksFirst()
  const stop = () => {
    const reason = why.trim()
    ask({ type: 'stop', ...(reason === '' ? {} : { reason }) })
    announce(words.controls.stopping)
    setWhy('')
  }
  return (
    <ConfirmDialog
      open={asks}
      onOpenChange={setAsks}
      title={words.stopDialog.title}
      text={words.controls.stopText(decisions, tasks)}
      keep={words.stopDialog.keep}
      other={propose}
      act={words.stopDialog.stop}
      onAct={stop}
    >
      <Why text={why} setText={setWhy} />
    </ConfirmDialog>
  )
}

/** Enter in this field does nothing: a council is not stopped by a key that was meant for a line. */
function Why({ text, setText }: { text: string; setText: (text: string) => void }) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-soft">
        {words.controls.stopWhy}
      </label>
      <input
        id={id}
        value={text}
        maxLength={MOST}
        onChange={(event) => setText(event.target.value)}
        className="min-h-9 rounded-md border border-edge bg-sheet px-2 pointer-coarse:min-h-11"
      />
    </div>
  )
}

/** Whoever drafts the tasks is asked for them in the next turn; nobody can be where the council has no such seat. */
function useTasksFirst() {
  const ask = useAsk()
  const lang = useRun((run) => run.meeting.language)
  const muted = useRun((run) => run.muted)
  const seats = useRun((run) => run.seats)
  const seat = ['scribe', 'integrator']
    .map((role) => seats.find((one) => one.role === role && !muted.includes(one.seat)))
    .find((one) => one !== undefined)
  if (seat === undefined) return undefined
  return {
    label: words.controls.tasksFirst(seat.name),
    onAct: () => {
      ask({
        type: 'say',
        text: lang === 'ru' ? words.controls.proposeTasks.ru : words.controls.proposeTasks.en,
        to: seat.seat,
        when: 'next_turn',
      })
    },
  }
}
