import { useAction, useKeyOf } from '../app/use-action.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { Icon } from '../components/Icon.tsx'
import type { PlacedFault } from '../lib/api.ts'
import { format } from '../words/format.ts'
import { pageWords, words } from '../words/words.ts'
import { timeboxOf } from './agenda/durations.ts'
import { plannedMinutes } from './agenda/sum.ts'
import type { Editing } from './draft/use-draft.ts'
import { Faults } from './Faults.tsx'
import type { Table } from './use-table.ts'

type Props = {
  table: Table
  editing: Editing
  faults: readonly PlacedFault[]
  isStarting: boolean
  onStart: () => void
}

/** Always in sight: the start, what is in its way, and that nothing written is lost. */
export function StartBar({ table, editing: { savedAt }, faults, isStarting, onStart }: Props) {
  const { form, change, agenda, wholeMinutes } = table
  const { shown, aria } = useKeyOf('start_council')
  // The start is far from the field where the last word is written: the key saves the way.
  useAction('start_council', isStarting ? null : onStart)
  return (
    <div className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-paper [@media(height<30rem)]:static px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:-mx-8 sm:px-8">
      <Faults faults={[...new Set(faults.map(({ message }) => message))].slice(0, MOST_SHOWN)} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 not-first:mt-2">
        <Button
          look="main"
          aria-disabled={isStarting}
          aria-keyshortcuts={aria}
          title={shown}
          onClick={onStart}
          className="px-3 py-2 sm:px-5 sm:text-[1.07rem]"
        >
          <Icon name="play" />
          {isStarting ? words.home.starting : words.home.start}
        </Button>
        <SelectField
          inline
          label={words.home.pace}
          value={form.pace}
          onChange={(pace) => change({ pace })}
          choices={[
            { value: 'reading', label: words.home.paces.reading },
            { value: 'max', label: words.home.paces.max },
          ]}
        />
        <p className="tabular text-[0.93rem] text-soft max-sm:hidden">
          {pageWords.prepare.sum(timeboxOf(plannedMinutes(agenda)), timeboxOf(wholeMinutes))}
        </p>
        <p className="tabular text-[0.93rem] text-soft sm:ms-auto">{savedWords(savedAt)}</p>
      </div>
    </div>
  )
}

const MOST_SHOWN = 3

function savedWords(savedAt: number | false | null): string {
  if (savedAt === false) return pageWords.prepare.notKept
  return savedAt === null ? pageWords.prepare.unsaved : pageWords.prepare.saved(format().minuteOfDay(savedAt))
}
