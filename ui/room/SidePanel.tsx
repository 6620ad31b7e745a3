import { Suspense, useEffect, useState } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { cx } from '../components/cx.ts'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { Tabs } from '../components/Tabs.tsx'
import { OutcomePanel } from '../outcome/OutcomePanel.tsx'
import { useRun } from './room-context.ts'
import { hear, TRACE } from './signals.ts'
import { withVisualWords } from '../words/catalogues.ts'
import { words } from '../words/words.ts'
import { later } from '../lib/later.ts'

const Positions = later(() => withVisualWords(import('../positions/Positions.tsx')))
const Convergence = later(() => withVisualWords(import('../convergence/Convergence.tsx')))
const Sources = later(() => withVisualWords(import('../sources/Sources.tsx')))
const RunPanel = later(async () => ({ default: (await import('../outcome/RunPanel.tsx')).RunPanel }))

type Key = 'outcome' | 'positions' | 'convergence' | 'sources' | 'run'

/** All of it beside the talk; on a narrow screen the outcome alone, or what is beside the outcome. */
export type Part = 'all' | 'outcome' | 'more'

/** Beside the talk: what comes out of it, who stands where, what it cost. */
export function SidePanel({ part, className }: { part: Part; className?: string }) {
  const [wanted, choose] = useState<Key>('outcome')
  useEffect(() => hear(TRACE, () => choose('convergence')), [])
  const decisions = useRun((run) => run.decisions.length)
  const hasEnded = useRun((run) => ENDED.has(run.status))
  const all = [
    { key: 'outcome' as const, label: words.room.tabs.outcome, count: hasEnded ? 0 : decisions },
    { key: 'positions' as const, label: words.room.tabs.positions },
    { key: 'convergence' as const, label: words.room.tabs.convergence },
    { key: 'sources' as const, label: words.room.tabs.sources },
    { key: 'run' as const, label: words.room.tabs.run },
  ]
  const tabs = all.filter(({ key }) => part === 'all' || (part === 'outcome') === (key === 'outcome'))
  const chosen = tabs.find(({ key }) => key === wanted)?.key ?? tabs[0]?.key ?? 'outcome'
  const body = (
    <div className="grid grid-cols-1 gap-3 p-3 sm:p-4">
      {chosen === 'outcome' && <OutcomePanel />}
      <Suspense fallback={null}>
        {chosen === 'positions' && <Positions />}
        {chosen === 'convergence' && <Convergence />}
        {chosen === 'sources' && <Sources />}
        {chosen === 'run' && <RunPanel />}
      </Suspense>
    </div>
  )
  return (
    <aside
      aria-label={words.room.details}
      className={cx('relative flex min-h-0 flex-col bg-sunk', className)}
    >
      {tabs.length === 1 ? (
        // There is nothing to choose: what it is stands on the way here.
        <ScrollRegion aria-label={words.room.tabs[chosen]} className="min-h-0 flex-1">
          {body}
        </ScrollRegion>
      ) : (
        <Tabs
          label={words.room.details}
          tabs={tabs}
          chosen={chosen}
          onChoose={choose}
          className="flex-1 [&>[role=tablist]]:bg-sheet [&>[role=tablist]]:pt-1"
        >
          {body}
        </Tabs>
      )}
    </aside>
  )
}
