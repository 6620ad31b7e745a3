import { Suspense } from 'react'
import { later } from '../lib/later.ts'
import { Steering } from '../room/Steering.tsx'
import { SeatList } from '../people/SeatList.tsx'
import { AgendaStepper } from './AgendaStepper.tsx'
import { Moves } from './Moves.tsx'
import { QueuePanel } from './QueuePanel.tsx'
import { TalkShare } from './TalkShare.tsx'
import { withVisualWords } from '../words/catalogues.ts'

const MiniTrace = later(() => withVisualWords(import('../convergence/MiniTrace.tsx')))

/** Where the council is, who speaks next, who has spoken how much, and who sits at the table. */
export function TablePanel() {
  return (
    <div className="grid grid-cols-1 gap-6">
      <AgendaStepper />
      <Suspense fallback={null}>
        <MiniTrace />
      </Suspense>
      <QueuePanel />
      <Steering>
        <Moves />
      </Steering>
      <TalkShare />
      <SeatList />
    </div>
  )
}
