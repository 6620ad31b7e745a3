import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { SelectField, type Choice } from '../../components/Field.tsx'
import { speakerOf } from '../../room/speakers.ts'
import { pageWords, words } from '../../words/words.ts'
import { ROLES, type Role } from '../draft/form.ts'
import { fieldId } from '../place-of.ts'
import { choiceOf, type Provider } from '../providers.ts'
import { changedAt, withoutAt } from '../rows.ts'
import { Section } from '../Section.tsx'
import { useFocusNext } from '../use-focus-next.ts'
import type { Table } from '../use-table.ts'
import { isSpare, newSeat } from './new-seat.ts'
import { Order } from './Order.tsx'
import { SeatRowFields } from './SeatRowFields.tsx'

type Props = {
  table: Table
  providers: readonly Provider[]
  faultAt: (pointer: string) => string | null
}

/** Who sits at the table, by whose voices, and who is given the floor. */
export function SeatsSection({ table, providers, faultAt }: Props) {
  const { form, change, seats, agents } = table
  const focus = useFocusNext()
  const models = providers.flatMap(({ model, configured }) => (configured && model !== null ? [model] : []))
  return (
    <Section title={pageWords.prepare.seats} lead={pageWords.prepare.seatsLead}>
      <ol className="grid grid-cols-1 divide-y divide-line border-y border-line">
        {seats.map((row, at) => (
          <SeatRowFields
            key={row.seat}
            row={row}
            at={at}
            speaker={speakerOf(seats, row.seat, row.name)}
            agents={agents}
            models={models}
            faultAt={faultAt}
            onChange={(changed) => change({ seats: changedAt(seats, at, changed) })}
            onTake={
              isSpare(row, seats)
                ? () => {
                    change({ seats: withoutAt(seats, at) })
                    focus(fieldId(`/seats/${at}/name`), fieldId('/seats'))
                  }
                : null
            }
          />
        ))}
      </ol>
      <AddSeat table={table} />
      {providers.length > 1 && (
        <SelectField
          label={pageWords.prepare.voices}
          value={form.panel}
          onChange={(panel) => change({ panel })}
          choices={[
            { value: '', label: words.home.asUsual },
            ...providers.map((one): Choice => choiceOf(one)),
          ]}
        />
      )}
      <Order table={table} />
    </Section>
  )
}

function AddSeat({ table: { form, change, seats, agents } }: { table: Table }) {
  const [role, setRole] = useState<Role>('expert')
  const focus = useFocusNext()
  const add = () => {
    change({ seats: [...seats, newSeat(role, seats, agents, pageWords.prepare.roles[role])] })
    focus(fieldId(`/seats/${seats.length}/name`))
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SelectField
        label={pageWords.prepare.addSeatOf}
        value={role}
        onChange={(value) => setRole(ROLES.find((one) => one === value) ?? 'expert')}
        choices={ROLES.map((value) => ({ value, label: pageWords.prepare.roles[value] }))}
      />
      <Button id={fieldId('/seats')} className="min-h-9" onClick={add} disabled={seats.length >= MOST_SEATS}>
        {pageWords.prepare.addSeat}
      </Button>
      {form.seats !== null && (
        <Button look="quiet" className="min-h-9" onClick={() => change({ seats: null })}>
          {pageWords.prepare.backToTemplate}
        </Button>
      )}
    </div>
  )
}

/** What a meeting holds. */
const MOST_SEATS = 20
