import { useEffect, useState } from 'react'
import { announce } from '../app/announcer.tsx'
import { go } from '../app/router.ts'
import { useHeadingFocus } from '../app/use-page.ts'
import { pageWords, words } from '../words/words.ts'
import { AgendaSection } from './agenda/AgendaSection.tsx'
import { ChecksSection } from './checks/ChecksSection.tsx'
import { useChecks } from './checks/use-checks.ts'
import { DraftLine } from './draft/DraftLine.tsx'
import type { Form } from './draft/form.ts'
import { useDraft } from './draft/use-draft.ts'
import { Defaults } from './goal/Defaults.tsx'
import { Goal } from './goal/Goal.tsx'
import { OtherWays } from './OtherWays.tsx'
import { fieldId } from './place-of.ts'
import { useProviders, whereTextsGo } from './providers.ts'
import { SeatsSection } from './seats/SeatsSection.tsx'
import { StartBar } from './StartBar.tsx'
import { useFocusNext } from './use-focus-next.ts'
import { useStart } from './use-start.ts'
import { useTable } from './use-table.ts'

type Props = { id: string; template: string }

/** Goal, agenda, seats, checks: one page, from the first of which a council can be started. */
export function PreparationForm({ id, template }: Props) {
  const heading = useHeadingFocus()
  const editing = useDraft(id, template)
  const { draft, change, fill } = editing
  const [wasKept] = useState(draft.savedAt)
  const table = useTable(draft.form, draft.source, change)
  const providers = useProviders()
  const checks = useChecks(table)
  const { isStarting, faults, start } = useStart(editing, checks, table.scopes)
  const focusNext = useFocusNext()
  const faultAt = (pointer: string) => faults.find((one) => one.pointer === pointer)?.message ?? null
  useAddressOf(id, editing.savedAt)
  const onFill = (...[source, form]: Parameters<typeof fill>) => {
    fill(source, form)
    announce(filledWords(form, table.agenda.length))
    // Where it stands is known when the agenda's own field is gone.
    focusNext(fieldId('/question'))
  }
  return (
    <main id="content" className="mx-auto w-full max-w-[72rem] px-4 py-6 sm:px-8 sm:py-9">
      <header className="mb-6">
        <h1 ref={heading} tabIndex={-1} className="text-[1.86rem] leading-tight">
          {words.home.heading}
        </h1>
        <p className="mt-1 max-w-[65ch] text-soft">{pageWords.prepare.lead}</p>
        <DraftLine id={id} restoredAt={wasKept} />
      </header>
      <div className="[&_:is(input,select,textarea,button,a)]:scroll-my-28">
        <OtherWays table={table} onFill={onFill} onForget={() => fill(null, draft.form)} />
        <Goal table={table} faultAt={faultAt}>
          <Defaults table={table} isStarting={isStarting} onStart={start} />
        </Goal>
        <AgendaSection table={table} faultAt={faultAt} />
        <SeatsSection table={table} providers={providers} faultAt={faultAt} />
        <ChecksSection checks={checks} whereTextsGo={whereTextsGo(providers, draft.form.panel)} />
      </div>
      <StartBar table={table} editing={editing} faults={faults} isStarting={isStarting} onStart={start} />
    </main>
  )
}

const filledWords = ({ options, criteria, agenda }: Form, usual: number): string =>
  pageWords.prepare.filledWith(options.length, criteria.length, agenda?.length ?? usual)

/** Once there is something to come back to, the address leads to it. */
function useAddressOf(id: string, savedAt: number | false | null): void {
  const isKept = typeof savedAt === 'number'
  useEffect(() => {
    if (isKept) go(`/councils/new?draft=${encodeURIComponent(id)}`, { replace: true })
  }, [id, isKept])
}
