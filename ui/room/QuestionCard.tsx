import { useId, useState } from 'react'
import type { HumanQuestionData } from '../../schemas/generated/types.ts'
import { ENDED } from '../../backend/council/state.ts'
import { useServerNow } from '../app/use-now.ts'
import { Button } from '../components/Button.tsx'
import { clockLeft } from '../lib/time.ts'
import { question as say } from '../lib/words-room.ts'
import { useAsk, useRun } from './room-context.ts'

/** The council waits for a person: what it asks, the answers it offers, and what happens without one. */
export function QuestionCard() {
  const asked = useRun((run) => (ENDED.has(run.status) ? null : run.human))
  return asked === null ? null : <Asked key={asked.questionId} asked={asked} />
}

function Asked({ asked }: { asked: HumanQuestionData }) {
  const ask = useAsk()
  const isPaused = useRun((run) => run.status === 'paused')
  const id = useId()
  const { questionId, options = [], purpose } = asked
  return (
    <section
      role="group"
      aria-labelledby={id}
      className="appear max-h-[50%] shrink-0 overflow-y-auto border-t-2 border-accent bg-tint px-4 py-3 sm:px-6"
    >
      <div className="mx-auto max-w-[54rem]">
        <header className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={id} className="text-[1.07rem]">
            {say.title}
          </h2>
          <Deadline deadline={asked.deadline} />
        </header>
        <p className="mt-1 max-w-[76ch]">{asked.text}</p>
        {options.length > 0 && (
          <div className="mt-2.5 flex flex-wrap gap-2">
            {options.map((option) => (
              <Button
                key={option}
                className="max-w-full whitespace-normal"
                onClick={() => ask({ type: 'answer', questionId, option })}
              >
                {say.words[option] ?? option}
              </Button>
            ))}
          </div>
        )}
        {(options.length === 0 || purpose === 'options') && <OwnWords asked={asked} />}
        <p className="mt-2 text-[0.93rem] text-soft">
          {say.default(say.words[asked.defaultAnswer] ?? asked.defaultAnswer)} {isPaused && say.paused}
        </p>
      </div>
    </section>
  )
}

function Deadline({ deadline }: { deadline: string }) {
  const left = Date.parse(deadline) - useServerNow(true)
  return (
    <span role="timer" aria-live="off" className="tabular text-soft">
      {left > 0 ? say.left(clockLeft(left)) : say.passed}
    </span>
  )
}

function OwnWords({ asked }: { asked: HumanQuestionData }) {
  const [text, setText] = useState('')
  const ask = useAsk()
  const id = useId()
  return (
    <form
      className="mt-2.5 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') ask({ type: 'answer', questionId: asked.questionId, text: text.trim() })
      }}
    >
      <div className="min-w-48 flex-1 basis-80">
        <label htmlFor={id} className="mb-1 block text-soft">
          {say.own}
          {asked.purpose === 'options' && `. ${say.list}`}
        </label>
        <textarea
          id={id}
          rows={2}
          value={text}
          maxLength={10_000}
          onChange={(event) => setText(event.target.value)}
          className="field-sizing-content max-h-40 min-h-9 w-full rounded-md border border-edge bg-sheet px-3 py-1.5"
        />
      </div>
      <Button type="submit" look="main">
        {say.send}
      </Button>
    </form>
  )
}
