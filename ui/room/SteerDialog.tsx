import { useEffect, useState } from 'react'
import { PHASES } from '../../backend/council/phases.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { NumberField, SelectField } from '../components/Field.tsx'
import { phase as phaseName } from '../lib/words.ts'
import { steer as say } from '../lib/words-time.ts'
import { timeboxes } from '../run/time-view.ts'
import { PolicyField } from './PolicyField.tsx'
import { useRun } from './room-context.ts'
import { STEER } from './RoomKeys.tsx'
import { secondsOf } from './seconds-of.ts'
import { SteerForm, type Done } from './SteerForm.tsx'

/** Opens what is asked of a council more seldom. */
export function SteerButton() {
  const [isOpen, open] = useState(false)
  useEffect(() => {
    const show = () => open(true)
    addEventListener(STEER, show)
    return () => removeEventListener(STEER, show)
  }, [])
  return (
    <>
      <Button
        small
        aria-haspopup="dialog"
        aria-label={say.title}
        title={say.title}
        onClick={() => open(true)}
      >
        {say.more}
      </Button>
      <Dialog open={isOpen} onOpenChange={open} title={say.title}>
        <div className="grid gap-5 overflow-y-auto px-5 py-4">
          <MoreTime onDone={() => open(false)} />
          <ToPhase onDone={() => open(false)} />
          <PolicyField onDone={() => open(false)} />
          <Budget onDone={() => open(false)} />
        </div>
      </Dialog>
    </>
  )
}

function MoreTime({ onDone }: Done) {
  const run = useRun((one) => one)
  const { main, whole } = timeboxes(run)
  const boxes = [main, whole].filter((box, index, all) => box !== undefined && all.indexOf(box) === index)
  const [chosen, choose] = useState(main?.timeboxId ?? '')
  const [minutes, setMinutes] = useState('5')
  if (main === undefined) return null
  return (
    <SteerForm
      act={say.extend}
      onDone={onDone}
      command={() => {
        const seconds = secondsOf(minutes)
        return seconds === null ? null : { type: 'extend_timebox', timeboxId: chosen, seconds }
      }}
    >
      {boxes.length > 1 && (
        <SelectField
          label={say.time}
          value={chosen}
          onChange={choose}
          choices={boxes.map((box) => ({
            value: box?.timeboxId ?? '',
            label: box === whole ? say.whole : say.item,
          }))}
        />
      )}
      <NumberField label={say.minutes} value={minutes} onChange={setMinutes} />
    </SteerForm>
  )
}

function ToPhase({ onDone }: Done) {
  const now = useRun((run) => run.phase)
  const [chosen, choose] = useState<string>(now)
  return (
    <SteerForm
      act={say.goTo}
      onDone={onDone}
      command={() => {
        const phase = PHASES.find((one) => one === chosen)
        return phase === undefined ? null : { type: 'set_phase', phase }
      }}
    >
      <SelectField
        label={say.phase}
        value={chosen}
        onChange={choose}
        choices={PHASES.map((phase) => ({ value: phase, label: phaseName[phase] }))}
      />
    </SteerForm>
  )
}

function Budget({ onDone }: Done) {
  const budget = useRun((run) => run.budget)
  const [turns, setTurns] = useState(String(budget.maxTurns))
  const [minutes, setMinutes] = useState(String(budget.maxMinutes))
  return (
    <SteerForm
      act={say.setBudget}
      onDone={onDone}
      command={() => {
        const [maxTurns, maxMinutes] = [Number(turns), Number(minutes.replace(',', '.'))]
        const isRight = Number.isInteger(maxTurns) && maxTurns > 0 && maxMinutes > 0
        return isRight ? { type: 'set_budget', maxTurns, maxMinutes } : null
      }}
    >
      <NumberField label={say.maxTurns} value={turns} onChange={setTurns} />
      <NumberField label={say.maxMinutes} value={minutes} onChange={setMinutes} />
    </SteerForm>
  )
}
