import { Served, useServed } from '../../components/Served.tsx'
import { SelectField } from '../../components/Field.tsx'
import { useShownPolicies } from '../../registry/registry.ts'
import { pageWords } from '../../words/words.ts'
import type { Table } from '../use-table.ts'
import { usePreview } from './use-preview.ts'

/** How the next speaker is chosen, and who that makes the first ten. */
export function Order({ table }: { table: Table }) {
  const { form, change, source, template } = table
  const policies = useShownPolicies()
  const served = useServed()
  const titleOf = (name: string | undefined) =>
    served(policies.find((one) => one.name === name)?.title ?? name ?? '')
  const usual =
    source === null
      ? pageWords.prepare.orderOfTemplate(titleOf(template?.policy))
      : pageWords.prepare.orderOfAgenda
  const about = policies.find(({ name }) => name === (form.policy || template?.policy))?.description
  return (
    <div className="grid grid-cols-1 gap-3">
      <SelectField
        label={pageWords.prepare.order}
        value={form.policy}
        onChange={(policy) => change({ policy })}
        choices={[
          { value: '', label: usual },
          ...policies.map(({ name, title }) => ({ value: name, label: served(title) })),
        ]}
      />
      {about !== undefined && (
        <p className="max-w-[65ch] text-[0.93rem] text-soft">
          <Served text={about} />
        </p>
      )}
      <Preview table={table} />
    </div>
  )
}

function Preview({ table }: { table: Table }) {
  const { turns, state } = usePreview(table)
  const nameOf = (seat: string | null) =>
    seat === null
      ? pageWords.prepare.modelChooses
      : (table.seats.find((one) => one.seat === seat)?.name ?? seat)
  // The server speaks of seats by their ids.
  const inNames = (why: string) =>
    table.seats.reduce((text, { seat, name }) => text.replaceAll(new RegExp(`\\b${seat}\\b`, 'g'), name), why)
  if (state === 'failed') return <p className="text-[0.93rem] text-soft">{pageWords.prepare.noPreview}</p>
  if (turns.length === 0) return null
  return (
    <details className="rounded-md border border-line bg-sheet px-3 py-2">
      <summary>
        <span className="font-medium">{pageWords.prepare.preview}</span>
        <span className="text-soft"> · {pageWords.prepare.previewOf}</span>
      </summary>
      <ol className="mt-2 grid list-decimal grid-cols-1 gap-1 ps-6">
        {turns.map(({ seat, why }, at) => (
          <li key={at}>
            <span className="font-medium">{nameOf(seat)}</span>
            {why !== '' && <span className="text-soft"> · {inNames(why)}</span>}
          </li>
        ))}
      </ol>
    </details>
  )
}
