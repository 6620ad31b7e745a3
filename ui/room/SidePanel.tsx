import { useState } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { cx } from '../components/cx.ts'
import { Tabs } from '../components/Tabs.tsx'
import { room } from '../lib/words-room.ts'
import { OutcomePanel } from '../outcome/OutcomePanel.tsx'
import { PositionsPanel } from '../outcome/PositionsPanel.tsx'
import { RunPanel } from '../outcome/RunPanel.tsx'
import { useRun } from './room-context.ts'
import { TablePanel } from './TablePanel.tsx'

type Key = 'outcome' | 'positions' | 'table' | 'run'

/** Beside the talk: what comes out of it, who stands where, what it cost; and the table, where it has no place of its own. */
export function SidePanel({ hasTable, className }: { hasTable: boolean; className: string }) {
  const [wanted, choose] = useState<Key>('outcome')
  const chosen = wanted === 'table' && !hasTable ? 'outcome' : wanted
  const decisions = useRun((run) => run.decisions.length)
  const hasEnded = useRun((run) => ENDED.has(run.status))
  const tabs = [
    { key: 'outcome' as const, label: room.tabs.outcome, count: hasEnded ? 0 : decisions },
    { key: 'positions' as const, label: room.tabs.positions },
    ...(hasTable ? [{ key: 'table' as const, label: room.tabs.table }] : []),
    { key: 'run' as const, label: room.tabs.run },
  ]
  return (
    <aside
      aria-label={room.details}
      className={cx('flex min-h-0 flex-col bg-sunk md:border-s md:border-line', className)}
    >
      <Tabs
        label={room.details}
        tabs={tabs}
        chosen={chosen}
        onChoose={choose}
        className="flex-1 [&>[role=tablist]]:bg-sheet [&>[role=tablist]]:pt-1"
      >
        <div className="grid grid-cols-1 gap-3 p-3 sm:p-4">
          {chosen === 'outcome' && <OutcomePanel />}
          {chosen === 'positions' && <PositionsPanel />}
          {chosen === 'table' && <TablePanel asTab />}
          {chosen === 'run' && <RunPanel />}
        </div>
      </Tabs>
    </aside>
  )
}
