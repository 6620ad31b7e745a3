import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { optionsOnTable } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { RadioGroup } from '../components/RadioGroup.tsx'
import { useAsk } from '../room/room-context.ts'
import { visualWords } from '../words/words.ts'
import { STOPS, type Mark, type Stop } from './lane.ts'
import type { Shown } from './use-positions.ts'

const NONE = 'none'
type Props = { shown: Shown; optionId: string; mark: Mark; onDone: () => void }

/** Where the seat really stands; the log keeps both, and who put it right. */
export function CorrectForm({ shown: { run, speaker }, optionId, mark, onDone }: Props) {
  const ask = useAsk()
  const [option, setOption] = useState(optionId)
  const [stance, setStance] = useState(String(mark.stop))
  const form = useRef<HTMLFormElement>(null)
  const title = useId()
  useEffect(() => form.current?.querySelector<HTMLElement>('select')?.focus(), [])
  const save = (event: FormEvent) => {
    event.preventDefault()
    const isNone = option === NONE
    ask({
      type: 'correct_position',
      seat: mark.seat,
      option: isNone ? null : option,
      stance: isNone ? null : stopOf(stance),
    })
    onDone()
  }
  return (
    <form
      ref={form}
      aria-labelledby={title}
      onSubmit={save}
      className="mt-3 grid gap-3 border-t border-line pt-3"
    >
      <h4 id={title} className="font-medium">
        {visualWords.tracks.correct(speaker(mark.seat).name)}
      </h4>
      <SelectField
        label={visualWords.tracks.option}
        value={option}
        choices={[
          ...optionsOnTable(run).map((one) => ({ value: one.optionId, label: one.title })),
          { value: NONE, label: visualWords.tracks.noOption },
        ]}
        onChange={setOption}
      />
      {option !== NONE && (
        <RadioGroup
          label={visualWords.tracks.stance}
          value={stance}
          choices={[
            ...STOPS.map((stop) => ({
              value: String(stop),
              label: visualWords.tracks.stops[stop + 2] ?? '',
            })),
            { value: NONE, label: visualWords.tracks.notStated },
          ]}
          onChange={setStance}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main">
          {visualWords.tracks.save}
        </Button>
        <Button onClick={onDone}>{visualWords.tracks.cancel}</Button>
      </div>
    </form>
  )
}

const stopOf = (text: string): Stop | null => STOPS.find((stop) => String(stop) === text) ?? null
