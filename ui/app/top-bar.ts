import { useEffect, type ReactNode } from 'react'
import { create } from 'zustand'

export type Crumb = { title: string; href?: string }

type TopBar = {
  crumbs: readonly Crumb[]
  /** What the page puts beside them: connection, cost. */
  chips: ReactNode
}

const EMPTY: TopBar = { crumbs: [], chips: null }

/** What the page that is shown says in the bar over it. */
export const useTopBarContent = create<TopBar>(() => EMPTY)

/** Puts the page's place, and chips of its own, into the bar over it. Chips must be the same element while they are the same. */
export function useTopBar({ crumbs, chips = null }: { crumbs: readonly Crumb[]; chips?: ReactNode }): void {
  // Crumbs are made anew with every drawing; what they say is what counts.
  const said = JSON.stringify(crumbs)
  useEffect(() => {
    const known: unknown = JSON.parse(said)
    useTopBarContent.setState({ crumbs: Array.isArray(known) ? known : [], chips })
  }, [said, chips])
}
