import { useId, useState } from 'react'
import { useStore } from 'zustand'
import type { HumanQuestionData } from '../../schemas/generated/types.ts'
import { ENDED } from '../../backend/council/state.ts'
import { commandStore } from '../app/services.ts'
import { useFocusBack } from '../app/use-focus-back.ts'
import { Button } from '../components/Button.tsx'
import { RadioGroup } from '../components/RadioGroup.tsx'
import { dayAndTime, timeOfDay } from '../lib/time.ts'
import { useAsk, useRoom, useRun } from '../room/room-context.ts'
import { readKept, useKeptText } from '../room/use-kept-text.ts'
import { useTracked } from '../room/use-tracked.ts'
import { moreSeconds } from './more-time.ts'
import { AskedFrame } from './AskedFrame.tsx'
import { Deadline } from './Deadline.tsx'
import { TurnCard } from './TurnCard.tsx'
import { words } from '../words/words.ts'

/** The council waits for a person: what it asks, the answers it offers, and what happens without one. */
export function QuestionCard() {
  const asked = useRun((run) => (ENDED.has(run.status) || run.human?.purpose === 'turn' ? null : run.human))
  // What was open on this page, so that its end can be told where it was.
  const [seen, setSeen] = useState<string | null>(null)
  const questionId = asked?.questionId ?? null
  if (questionId !== null && questionId !== seen) setSeen(questionId)
  return (
    <>
      <TurnCard />
      {asked !== null && <Asked key={asked.questionId} asked={asked} />}
      {asked === null && seen !== null && <Settled key={seen} questionId={seen} />}
    </>
  )
}

const keyOf = (runId: string, questionId: string): string => `xio.answer.${runId}.${questionId}`

function Asked({ asked }: { asked: HumanQuestionData }) {
  const ask = useAsk()
  const isPaused = useRun((run) => run.status === 'paused')
  const lang = useRun((run) => run.meeting.language)
  const card = useFocusBack<HTMLElement>('transcript')
  const { questionId, options = [], purpose, defaultAnswer, deadline } = asked
  const seconds = useRun(moreSeconds)
  return (
    <AskedFrame title={words.question.title} aside={<Deadline deadline={deadline} />} ref={card}>
      <p lang={lang} className="mt-1 max-w-[76ch]">
        {asked.text}
      </p>
      {options.length > 0 && <Choice asked={asked} options={options} />}
      {(options.length === 0 || purpose === 'options') && <OwnWords asked={asked} />}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <p className="min-w-0 text-[0.93rem] text-soft">
          {words.question.default(inWords(defaultAnswer), whenOf(deadline))}{' '}
          {isPaused && words.question.paused}
        </p>
        <Button small onClick={() => ask({ type: 'extend_timebox', timeboxId: questionId, seconds })}>
          {words.question.more}
        </Button>
      </div>
    </AskedFrame>
  )
}

// Of a far deadline the day counts as well; a question without one has a date that nobody lives to see.
function whenOf(deadline: string): string {
  const at = new Date(deadline)
  if (at.getUTCFullYear() === 9999) return ''
  return at.toDateString() === new Date().toDateString() ? timeOfDay(at.getTime()) : dayAndTime(deadline)
}

const inWords = (answer: string): string => words.question.words[answer] ?? answer

/** The answers that are offered, one to be chosen and then said: a slip of the finger answers nothing. */
function Choice({ asked, options }: { asked: HumanQuestionData; options: readonly string[] }) {
  const { questionId, defaultAnswer } = asked
  const [chosen, choose] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const { ask, view } = useTracked(() => undefined)
  return (
    <form
      className="mt-2.5 flex flex-wrap items-end gap-x-3 gap-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        setIsMissing(chosen === '')
        if (chosen !== '') ask({ type: 'answer', questionId, option: chosen })
      }}
    >
      <RadioGroup
        label={words.question.choices}
        value={chosen}
        onChange={choose}
        choices={options.map((option) => ({
          value: option,
          label:
            option === defaultAnswer ? `${inWords(option)} (${words.question.isDefault})` : inWords(option),
        }))}
      />
      <Button type="submit" look="main" disabled={view?.state === 'sending'}>
        {words.question.send}
      </Button>
      <p role="alert" className="w-full text-bad empty:hidden">
        {isMissing && chosen === '' ? words.turn.chooseFirst : view?.state === 'refused' ? view.text : null}
      </p>
      {view?.state === 'waiting' && <p className="w-full text-warn">{words.turn.waiting}</p>}
    </form>
  )
}

function OwnWords({ asked }: { asked: HumanQuestionData }) {
  const { session } = useRoom()
  const { questionId } = asked
  const [text, setText] = useKeptText(keyOf(session.runId, questionId), 'device')
  const { ask, view } = useTracked(() => setText(''))
  const id = useId()
  return (
    <form
      className="mt-2.5 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') ask({ type: 'answer', questionId, text: text.trim() })
      }}
    >
      <div className="min-w-48 flex-1 basis-80">
        <label htmlFor={id} className="mb-1 block text-soft">
          {words.question.own}
          {asked.purpose === 'options' && `. ${words.question.list}`}
        </label>
        <textarea
          id={id}
          rows={2}
          value={text}
          maxLength={10_000}
          onChange={(event) => setText(event.target.value)}
          className="field-sizing-content max-h-40 min-h-9 w-full rounded-md border border-edge bg-sheet px-3 py-1.5 pointer-coarse:min-h-11"
        />
      </div>
      <Button type="submit" look="main" disabled={view?.state === 'sending'}>
        {words.question.send}
      </Button>
    </form>
  )
}

/** How a question of this page ended, where somebody else ended it: who was quicker, and what is left of one's own words. */
function Settled({ questionId }: { questionId: string }) {
  const { session } = useRoom()
  const settled = useRun((run) => run.asked.find((one) => one.questionId === questionId))
  const wasHere = useStore(commandStore, ({ asked }) =>
    asked.some(
      ({ command, state }) =>
        command.type === 'answer' && command.questionId === questionId && state !== 'refused',
    ),
  )
  const [isClosed, close] = useState(false)
  const [kept] = useState(() => readKept(keyOf(session.runId, questionId), 'device'))
  if (settled === undefined || isClosed || wasHere) return null
  const text = endOf(settled)
  return (
    <div
      role="status"
      className="appear flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-accent bg-tint px-4 py-2 sm:px-6"
    >
      <p className="min-w-0 flex-1 basis-64">
        {text} {kept.trim() !== '' && words.question.kept(kept.trim())}
      </p>
      <Button small onClick={() => close(true)}>
        {words.question.dismiss}
      </Button>
    </div>
  )
}

function endOf({ state, answer, by, defaultAnswer }: HumanQuestionData): string {
  if (state === 'answered')
    return by === undefined
      ? words.question.elsewhere(inWords(answer ?? ''))
      : words.question.quicker(by.name, inWords(answer ?? ''))
  return state === 'defaulted' ? words.question.defaulted(inWords(defaultAnswer)) : words.question.withdrawn
}
