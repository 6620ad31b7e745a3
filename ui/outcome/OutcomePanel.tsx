import { Suspense } from 'react'
import { IsDemo } from '../components/DemoMark.tsx'
import { useRun } from '../room/room-context.ts'
import { BoardCards } from './BoardCards.tsx'
import { Checklist } from './Checklist.tsx'
import { useLog } from './use-log.ts'
import { later } from '../lib/later.ts'

// There is no record before the end.
const RecordCards = later(async () => ({ default: (await import('./RecordCards.tsx')).RecordCards }))

/** What comes out of the council: the record once it is written, until then what lies on the table. */
export function OutcomePanel() {
  const log = useLog()
  const isDemo = useRun((run) => run.demo)
  return (
    <IsDemo value={isDemo}>
      {log === undefined ? (
        <>
          <Checklist log={null} />
          <BoardCards />
        </>
      ) : (
        <Suspense fallback={null}>
          <RecordCards log={log} />
        </Suspense>
      )}
    </IsDemo>
  )
}
