import type { ReactNode } from 'react'
import { useHeadingFocus, useTitle } from './use-page.ts'
import { useTopBar, type Crumb } from './top-bar.ts'

type Props = {
  title: string
  /** One sentence below the title. */
  lead?: ReactNode
  /** What can be done on the whole page, beside the title. */
  actions?: ReactNode
  /** The pages above this one. */
  crumbs?: readonly Crumb[]
  /** How its place says it, where the pages above say half of the title. */
  crumb?: string
  children: ReactNode
}

/** An ordinary page: its one heading, what can be done, its content. The room and its like draw their own. */
export function PageBody({ title, lead, actions, crumbs, crumb = title, children }: Props) {
  const heading = useHeadingFocus()
  useTitle(title)
  useTopBar({ crumbs: [...(crumbs ?? []), { title: crumb }] })
  return (
    <main id="content" className="mx-auto w-full max-w-[72rem] px-4 py-6 sm:px-8 sm:py-9">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 ref={heading} tabIndex={-1} className="text-[1.86rem] leading-tight">
            {title}
          </h1>
          {lead !== undefined && <p className="mt-1 max-w-[65ch] text-soft">{lead}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </main>
  )
}
