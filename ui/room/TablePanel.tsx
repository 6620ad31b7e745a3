import { SeatList } from '../people/SeatList.tsx'
import { PhaseStepper } from './PhaseStepper.tsx'
import { QueuePanel } from './QueuePanel.tsx'

/** Where the council is, who speaks next, and who sits at the table; as a tab it begins with what is pressed there. */
export function TablePanel({ asTab = false }: { asTab?: boolean }) {
  return (
    <div className="grid grid-cols-1 gap-6">
      {!asTab && <PhaseStepper />}
      {!asTab && <QueuePanel />}
      <SeatList />
      {asTab && <QueuePanel />}
      {asTab && <PhaseStepper />}
    </div>
  )
}
