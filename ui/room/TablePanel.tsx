import { SeatList } from '../people/SeatList.tsx'
import { PhaseStepper } from './PhaseStepper.tsx'
import { QueuePanel } from './QueuePanel.tsx'

/** Where the council is, who speaks next, and who sits at the table. */
export function TablePanel() {
  return (
    <div className="grid grid-cols-1 gap-6">
      <PhaseStepper />
      <QueuePanel />
      <SeatList />
    </div>
  )
}
