import { announce } from '../../app/announcer.tsx'
import { Button } from '../../components/Button.tsx'
import { pageWords } from '../../words/words.ts'
import { newKey, type Point } from '../draft/form.ts'
import { fieldId } from '../place-of.ts'
import { changedAt, movedBy, withoutAt } from '../rows.ts'
import { Section } from '../Section.tsx'
import { useFocusNext } from '../use-focus-next.ts'
import type { Table } from '../use-table.ts'
import { AGENDA_COLUMNS, AgendaRow } from './AgendaRow.tsx'
import { PastePoints } from './PastePoints.tsx'
import { SumBar } from './SumBar.tsx'

type Props = { table: Table; faultAt: (pointer: string) => string | null }

/** The items with their times, against the time of the whole. The template's stand there until one is changed. */
export function AgendaSection({ table, faultAt }: Props) {
  const { form, change, agenda, wholeMinutes } = table
  const { move, take, add } = useRows(agenda, (rows) => change({ agenda: rows }))
  return (
    <Section title={pageWords.prepare.agenda} lead={pageWords.prepare.agendaLead}>
      <div>
        <div aria-hidden="true" className={`mb-1 hidden text-[0.93rem] text-soft md:grid ${AGENDA_COLUMNS}`}>
          <span>{pageWords.prepare.item}</span>
          <span>{pageWords.prepare.kind}</span>
          <span>{pageWords.prepare.time}</span>
          <span>{pageWords.prepare.atZero}</span>
        </div>
        <ol className="grid grid-cols-1 gap-3 md:gap-2">
          {agenda.map((point, at) => (
            <AgendaRow
              key={point.key}
              point={point}
              at={at}
              last={agenda.length - 1}
              faultAt={faultAt}
              onChange={(changed) => change({ agenda: changedAt(agenda, at, changed) })}
              onMove={(by) => move(at, by)}
              onTake={() => take(at)}
            />
          ))}
        </ol>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button id={fieldId('/agenda')} small onClick={add}>
            {pageWords.prepare.addItem}
          </Button>
          {form.agenda !== null && (
            <Button small look="quiet" onClick={() => change({ agenda: null })}>
              {pageWords.prepare.backToTemplate}
            </Button>
          )}
        </div>
        <p role="alert" className="mt-1 text-bad empty:hidden">
          {faultAt('/agenda')}
        </p>
      </div>
      <SumBar agenda={agenda} whole={wholeMinutes} onWhole={(whole) => change({ whole })} />
      <PastePoints table={table} />
    </Section>
  )
}

function useRows(agenda: readonly Point[], set: (rows: readonly Point[]) => void) {
  const focus = useFocusNext()
  const place = (at: number, part: string) => fieldId(`/agenda/${at}/${part}`)
  return {
    move(at: number, by: -1 | 1) {
      set(movedBy(agenda, at, by))
      announce(pageWords.prepare.moved(agenda[at]?.title ?? '', at + by + 1))
      // At an end of the list only the other way is left.
      const [same, other] = by < 0 ? (['up', 'down'] as const) : (['down', 'up'] as const)
      focus(place(at + by, same), place(at + by, other))
    },
    take(at: number) {
      set(withoutAt(agenda, at))
      focus(place(at, 'title'), place(at - 1, 'title'), fieldId('/agenda'))
    },
    add() {
      set([...agenda, { key: newKey(), title: '', kind: 'discuss', time: '5:00', atZero: 'finish_turn' }])
      focus(place(agenda.length, 'title'))
    },
  }
}
