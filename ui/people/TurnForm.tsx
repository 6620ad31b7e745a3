import { useId, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { Command } from '../../schemas/generated/types.ts'
import { useFocusBack } from '../app/use-focus-back.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { RadioGroup } from '../components/RadioGroup.tsx'
import { percent } from '../lib/time.ts'
import type { SettledView } from '../room/settled-view.ts'
import { commandOf, missingIn, type Task } from './turn-task.ts'
import { words } from '../words/words.ts'

type Props = {
  task: Task
  questionId: string
  text: string
  setText: (text: string) => void
  ask: (command: Command) => void
  view: SettledView | null
  /** What else can be done about the turn. */
  ways: ReactNode
}

/** What the person in a seat says in a turn: a choice where there is one to make, and words. */
export function TurnForm({ task, questionId, text, setText, ask, view, ways }: Props) {
  const [choice, setChoice] = useState('')
  const [confidence, setConfidence] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  // Where the same seat is asked again at once, the next form takes the place of this one.
  const form = useFocusBack<HTMLFormElement>('transcript')
  const isSending = view?.state === 'sending'
  const answer = { choice, confidence: confidence === '' ? null : Number(confidence), text }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isSending) return
    const fault = missingIn(task, answer)
    setMissing(fault)
    if (fault === null) ask(commandOf(task, questionId, answer))
  }
  return (
    <form ref={form} className="mt-2.5 grid grid-cols-1 gap-2.5" onSubmit={onSubmit}>
      {task.kind !== 'words' && (
        <RadioGroup label={words.turn.choice} value={choice} onChange={setChoice} choices={task.choices} />
      )}
      {task.kind === 'vote' && (
        <SelectField
          inline
          label={words.turn.optional(words.turn.sure)}
          value={confidence}
          onChange={setConfidence}
          choices={sureness()}
        />
      )}
      <Words task={task} text={text} setText={setText} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="main" aria-disabled={isSending}>
          {isSending ? words.turn.sending : task.kind === 'vote' ? words.turn.vote : words.turn.speak}
        </Button>
        {ways}
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {missing ?? (view?.state === 'refused' ? view.text : null)}
      </p>
      {view?.state === 'waiting' && <p className="text-warn">{words.turn.waiting}</p>}
    </form>
  )
}

const sureness = () => [
  { value: '', label: words.turn.notSaid },
  ...[0.25, 0.5, 0.75, 0.9, 1].map((share) => ({
    value: String(share),
    label: words.turn.sureAt(percent(share)),
  })),
]

function Words({ task, text, setText }: Pick<Props, 'task' | 'text' | 'setText'>) {
  const id = useId()
  const label = task.kind === 'words' ? words.turn.words : words.turn.optional(words.turn.reason)
  return (
    <div>
      <p className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4 text-soft">
        <label htmlFor={id}>{label}</label>
        <span id={`${id}-kept`} className="text-[0.86rem]">
          {words.turn.kept}
        </span>
      </p>
      <textarea
        id={id}
        rows={3}
        value={text}
        maxLength={20_000}
        aria-describedby={`${id}-kept`}
        onChange={(event) => setText(event.target.value)}
        className="field-sizing-content max-h-48 min-h-16 w-full rounded-md border border-edge bg-sheet px-3 py-1.5"
      />
    </div>
  )
}
