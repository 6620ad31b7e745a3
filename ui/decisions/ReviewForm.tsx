import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { toast } from '../app/toast.ts'
import { Button } from '../components/Button.tsx'
import { RadioGroup } from '../components/RadioGroup.tsx'
import { TextField } from '../components/TextField.tsx'
import { call } from '../lib/api.ts'
import { Faults, faultsOf } from '../preparation/Faults.tsx'
import { pageWords } from '../words/words.ts'
import { OUTCOMES, type Decision } from './registered.ts'
import { asAnswer, reviewBody, type Happened } from './review-body.ts'

type Props = { decision: Decision; onDone: (changed: boolean) => void }

/** What really came of a decision, and of each of its forecasts; nothing that was written is lost while it is refused. */
export function ReviewForm({ decision: { id, forecasts }, onDone }: Props) {
  const [outcome, setOutcome] = useState('')
  const [note, setNote] = useState('')
  const [happened, setHappened] = useState<readonly Happened[]>(forecasts.map(asAnswer))
  const [next, setNext] = useState('')
  const [isSaving, setIsSaving] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const form = useRef<HTMLFormElement>(null)
  const said = pageWords.decisionsWords
  const focusFirst = () => form.current?.querySelector('input')?.focus()
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isSaving) return
    const body = reviewBody({ outcome, note, happened, next })
    if (body === null) {
      setFaults([said.outcomeMissing])
      return focusFirst()
    }
    setIsSaving(true)
    setFaults([])
    try {
      const path = `/decisions/${encodeURIComponent(id)}/review`
      await call(path, { method: 'POST', body: JSON.stringify(body) })
      toast(said.saved)
      onDone(true)
    } catch (fault) {
      setFaults(faultsOf(fault))
      setIsSaving(false)
    }
  }
  return (
    <form
      ref={form}
      onSubmit={(event) => void save(event)}
      className="mb-4 grid max-w-[50rem] grid-cols-1 gap-4"
    >
      <p className="text-soft">{said.formHint}</p>
      <RadioGroup
        label={said.outcome}
        value={outcome}
        choices={OUTCOMES.map((value) => ({ value, label: said.outcomes[value] }))}
        onChange={setOutcome}
      />
      <TextField type="lines" label={said.note} value={note} maxLength={4000} onChange={setNote} />
      {forecasts.map(({ statement }, at) => (
        <RadioGroup
          key={at}
          label={said.forecastOf(statement)}
          value={happened[at] ?? 'none'}
          choices={CHOICES.map((value) => ({ value, label: said.forecastChoices[value] }))}
          onChange={(chosen) =>
            setHappened(
              happened.map((one, index) =>
                index === at ? (CHOICES.find((it) => it === chosen) ?? one) : one,
              ),
            )
          }
        />
      ))}
      <TextField type="date" label={said.nextReview} value={next} onChange={setNext} className="max-w-56" />
      <Faults faults={faults} />
      <p className="flex flex-wrap gap-2">
        <Button type="submit" look="main" aria-disabled={isSaving}>
          {isSaving ? said.saving : said.save}
        </Button>
        <Button look="quiet" onClick={() => onDone(false)}>
          {said.cancel}
        </Button>
      </p>
    </form>
  )
}

const CHOICES = ['none', 'yes', 'no', 'unknowable'] as const
