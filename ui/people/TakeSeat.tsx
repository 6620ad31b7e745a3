import { useEffect, useState, type SyntheticEvent } from 'react'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { RadioGroup } from '../components/RadioGroup.tsx'
import { useAsk, useRun } from '../room/room-context.ts'
import { hear, SEAT } from '../room/signals.ts'
import { useMe } from './me.ts'
import { freeSeats, mySeats } from './seated.ts'
import { words } from '../words/words.ts'

/** Takes a seat of one's choice, or leaves the one that is held, whenever that is asked for. */
export function TakeSeat() {
  const [asks, setAsks] = useState(false)
  const run = useRun((one) => one)
  const mine = mySeats(run, useMe())[0]
  const ask = useAsk()
  const act = () => (mine === undefined ? setAsks(true) : ask({ type: 'leave_seat', seat: mine.seat }))
  useOnSeatKey(act)
  return (
    <Dialog open={asks} onOpenChange={setAsks} title={words.takeDialog.title}>
      <Choice onDone={() => setAsks(false)} />
    </Dialog>
  )
}

function Choice({ onDone }: { onDone: () => void }) {
  const seats = useRun((run) => run.seats)
  const run = useRun((one) => one)
  const free = freeSeats(run).filter(({ role }) => role !== 'observer')
  const [chosen, choose] = useState(free[0]?.seat ?? '')
  const ask = useAsk()
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (seats.some(({ seat }) => seat === chosen)) ask({ type: 'take_seat', seat: chosen })
    onDone()
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-4 overflow-y-auto px-5 py-4">
      <p className="text-soft">{words.takeDialog.hint}</p>
      <RadioGroup
        label={words.takeDialog.choose}
        value={chosen}
        onChange={choose}
        choices={free.map(({ seat, name, role, person }) => ({
          value: seat,
          label: [name, name.toLowerCase().includes(role) ? '' : words.role[role], person ?? '']
            .filter(Boolean)
            .join(', '),
        }))}
      />
      <div>
        <Button type="submit" look="main" disabled={free.length === 0}>
          {words.takeDialog.act}
        </Button>
      </div>
    </form>
  )
}

function useOnSeatKey(act: () => void): void {
  useEffect(() => hear(SEAT, act))
}
