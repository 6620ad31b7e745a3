import { useEffect, useRef, type ReactNode } from 'react'
import { ONE_COLUMN, useMedia, WIDE } from '../../app/use-media.ts'
import { ScrollRegion } from '../../components/ScrollRegion.tsx'
import { TablePanel } from '../../table/TablePanel.tsx'
import { words } from '../../words/words.ts'
import { SidePanel } from '../SidePanel.tsx'
import { Divider } from './Divider.tsx'
import type { View } from './NarrowTabs.tsx'
import { usePanelWidths } from './panel-widths.ts'

/** Side by side where there is room, one at a time where there is not. */
export function Parts({ view, talk }: { view: View; talk: (className: string | false) => ReactNode }) {
  const isWide = useMedia(WIDE)
  const isOne = useMedia(ONE_COLUMN)
  const grid = useWidths()
  return (
    <main id="content" ref={grid} className="room-grid">
      {isWide && (
        <>
          <ScrollRegion role="complementary" aria-label={words.room.stage} className="p-4">
            <TablePanel />
          </ScrollRegion>
          <Divider side="left" />
        </>
      )}
      {/* Out of sight it stays as it is: what is half written, how far was read. */}
      {talk(isOne && view !== 'talk' && 'hidden')}
      {!isOne && (
        <>
          <Divider side="right" />
          <SidePanel part="all" />
        </>
      )}
      {isOne && view === 'queue' && (
        <div className="relative min-h-0 overflow-y-auto p-4">
          <TablePanel />
        </div>
      )}
      {isOne && (view === 'outcome' || view === 'more') && <SidePanel key={view} part={view} />}
    </main>
  )
}

/** The widths that were chosen, as the grid reads them; a style in the markup would be refused by the page's policy. */
function useWidths() {
  const grid = useRef<HTMLElement>(null)
  const { left, right } = usePanelWidths()
  useEffect(() => {
    grid.current?.style.setProperty('--left', `${left}px`)
    grid.current?.style.setProperty('--right', `${right}px`)
  }, [left, right])
  return grid
}
