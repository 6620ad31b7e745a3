import { useEffect, useState } from 'react'
import { PHASES } from '../../backend/council/phases.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { NumberField, SelectField } from '../components/Field.tsx'
import { timeboxes } from '../run/time-view.ts'
import { PolicyField } from './PolicyField.tsx'
import type { Command } from '../../schemas/generated/types.ts'
import { useAsk, useRun } from './room-context.ts'
import { hear, STEER } from './signals.ts'
import { secondsOf } from './seconds-of.ts'
import { SteerForm, type Done } from './SteerForm.tsx'
import { words } from '../words/words.ts'

/** What is asked of a council more seldom. */
export function SteerDialog() {
  const [isOpen, open] = useState(false)
  useEffect(() => hear(STEER, () => open(true)), [])
  return (
    <Dialog open={isOpen} onOpenChange={open} title={words.steer.title}>
      <div className="grid gap-5 overflow-y-auto px-5 py-4">
        <TheItem onDone={() => open(false)} />
        <MoreTime onDone={() => open(false)} />
        <ToPhase onDone={() => open(false)} />
        <PolicyField onDone={() => open(false)} />
        <Budget onDone={() => open(false)} />
      </div>
    </Dialog>
  )
}

/** What becomes of the item on the table. */
function TheItem({ onDone }: Done) {
  // There is nothing to go on with where the item is the only one.
  const hasMore = useRun((run) => run.meeting.agenda.length > 1)
  const isDecide = useRun((run) => run.meeting.agenda.find(({ id }) => id === run.itemId)?.kind === 'decide')
  const ask = useAsk()
  const buttons: { of: readonly string[]; command: Command }[] = [
    ...(isDecide ? [{ of: words.composer.decision, command: { type: 'call_decision' } as const }] : []),
    ...(hasMore ? [{ of: words.composer.park, command: { type: 'park_item' } as const }] : []),
    { of: words.composer.close, command: { type: 'close_item' } },
  ]
  return (
    <div role="group" aria-label={words.controls.item} className="flex flex-wrap gap-2">
      {buttons.map(({ of: [, whole], command }) => (
        <Button
          key={command.type}
          onClick={() => {
            ask(command)
            onDone()
          }}
        >
          {whole}
        </Button>
      ))}
    </div>
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
      act={words.steer.extend}
      onDone={onDone}
      command={() => {
        const seconds = secondsOf(minutes)
        return seconds === null ? null : { type: 'extend_timebox', timeboxId: chosen, seconds }
      }}
    >
      {boxes.length > 1 && (
        <SelectField
          label={words.steer.time}
          value={chosen}
          onChange={choose}
          choices={boxes.map((box) => ({
            value: box?.timeboxId ?? '',
            label: box === whole ? words.steer.whole : words.steer.item,
          }))}
        />
      )}
      <NumberField label={words.steer.minutes} value={minutes} onChange={setMinutes} />
    </SteerForm>
  )
}

function ToPhase({ onDone }: Done) {
  const now = useRun((run) => run.phase)
  const [chosen, choose] = useState<string>(now)
  return (
    <SteerForm
      act={words.steer.goTo}
      onDone={onDone}
      command={() => {
        const phase = PHASES.find((one) => one === chosen)
        return phase === undefined ? null : { type: 'set_phase', phase }
      }}
    >
      <SelectField
        label={words.steer.phase}
        value={chosen}
        onChange={choose}
        choices={PHASES.map((phase) => ({ value: phase, label: words.phase[phase] }))}
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
      act={words.steer.setBudget}
      onDone={onDone}
      command={() => {
        const [maxTurns, maxMinutes] = [Number(turns), Number(minutes.replace(',', '.'))]
        const isRight = Number.isInteger(maxTurns) && maxTurns > 0 && maxMinutes > 0
        return isRight ? { type: 'set_budget', maxTurns, maxMinutes } : null
      }}
    >
      <NumberField label={words.steer.maxTurns} value={turns} onChange={setTurns} />
      <NumberField label={words.steer.maxMinutes} value={minutes} onChange={setMinutes} />
    </SteerForm>
  )
}
