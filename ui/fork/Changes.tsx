import { useServed } from '../components/Served.tsx'
import { SelectField } from '../components/Field.tsx'
import { Switch } from '../components/Switch.tsx'
import { TextField } from '../components/TextField.tsx'
import { useRun } from '../room/room-context.ts'
import { usePolicies } from '../room/use-policies.ts'
import { pageWords } from '../words/words.ts'
import type { Faults, ForkDraft } from './draft.ts'
import { SUMMARY } from './SeatChanges.tsx'

type Props = { draft: ForkDraft; set: (part: Partial<ForkDraft>) => void }

/** What is other apart from who sits at the table. */
export function Changes({ draft, set, faults }: Props & { faults: Faults | null }) {
  const said = pageWords.forkWords
  return (
    <>
      <details open={draft.isReordered}>
        <summary className={SUMMARY}>{said.policy}</summary>
        <div className="mt-2 grid grid-cols-1 gap-2">
          <PolicyChoice draft={draft} set={set} />
          <Switch
            label={said.order}
            on={draft.isReordered}
            onChange={(isReordered) => set({ isReordered })}
          />
        </div>
      </details>
      <details open={faults !== null && (faults.minutes.length > 0 || faults.maxTurns === true)}>
        <summary className={SUMMARY}>{said.time}</summary>
        <TimeFields draft={draft} set={set} faults={faults} />
      </details>
      <details open={faults?.add === true || undefined}>
        <summary className={SUMMARY}>{said.sources}</summary>
        <SourceFields draft={draft} set={set} faults={faults} />
      </details>
      <TextField
        label={said.instruction}
        type="lines"
        value={draft.instruction}
        maxLength={4000}
        onChange={(instruction) => set({ instruction })}
      />
    </>
  )
}

function PolicyChoice({ draft, set }: Props) {
  const policies = usePolicies()
  const served = useServed()
  return (
    <SelectField
      label={pageWords.forkWords.policy}
      value={draft.policy}
      onChange={(policy) => set({ policy })}
      choices={
        policies.some(({ name }) => name === draft.policy)
          ? policies.map(({ name, title }) => ({ value: name, label: served(title) }))
          : [{ value: draft.policy, label: draft.policy }]
      }
    />
  )
}

function TimeFields({ draft, set, faults }: Props & { faults: Faults | null }) {
  const agenda = useRun((run) => run.meeting.agenda)
  const said = pageWords.forkWords
  return (
    <div className="mt-2 grid grid-cols-1 gap-2">
      {agenda.map(({ id, title }) => (
        <TextField
          key={id}
          label={said.minutes(title)}
          value={draft.minutes[id] ?? ''}
          onChange={(text) => set({ minutes: { ...draft.minutes, [id]: text } })}
          fault={faults?.minutes.includes(id) === true ? said.number : null}
        />
      ))}
      <TextField
        label={said.maxTurns}
        value={draft.maxTurns}
        onChange={(maxTurns) => set({ maxTurns })}
        fault={faults?.maxTurns === true ? said.number : null}
      />
    </div>
  )
}

function SourceFields({ draft, set, faults }: Props & { faults: Faults | null }) {
  const context = useRun((run) => run.meeting.context)
  const said = pageWords.forkWords
  return (
    <div className="mt-2 grid grid-cols-1 gap-2">
      {context
        // The agenda is the meeting itself.
        .filter(({ id }) => id !== 's0')
        .map(({ id, title }) => (
          <Switch
            key={id}
            label={said.drop(title)}
            on={draft.drop.includes(id)}
            onChange={(on) =>
              set({ drop: on ? [...draft.drop, id] : draft.drop.filter((one) => one !== id) })
            }
          />
        ))}
      <TextField
        label={said.addTitle}
        value={draft.addTitle}
        maxLength={200}
        onChange={(addTitle) => set({ addTitle })}
      />
      <TextField
        label={said.addText}
        type="lines"
        value={draft.addText}
        maxLength={1_000_000}
        onChange={(addText) => set({ addText })}
        fault={faults?.add === true ? said.addFault : null}
      />
    </div>
  )
}
