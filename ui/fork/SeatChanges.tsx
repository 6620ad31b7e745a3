import { SelectField } from '../components/Field.tsx'
import { Switch } from '../components/Switch.tsx'
import { TextField } from '../components/TextField.tsx'
import { useAgents } from '../registry/registry.ts'
import { useRun } from '../room/room-context.ts'
import { pageWords } from '../words/words.ts'
import type { ForkDraft } from './draft.ts'

type Props = { draft: ForkDraft; set: (part: Partial<ForkDraft>) => void }

/** Who says nothing from there on, and who speaks as another agent or by another model. */
export function SeatChanges({ draft, set }: Props) {
  const seats = useRun((run) => run.seats)
  const agents = useAgents()
  const said = pageWords.forkWords
  const same = { agent: '', model: '' }
  return (
    <details open={draft.silent.length > 0}>
      <summary className={SUMMARY}>{said.seats}</summary>
      <ul className="mt-2 grid grid-cols-1 gap-3">
        {seats.map(({ seat, name, role }) => {
          const other = draft.seats[seat] ?? same
          const put = (part: Partial<typeof same>) =>
            set({ seats: { ...draft.seats, [seat]: { ...other, ...part } } })
          const isSilent = draft.silent.includes(seat)
          return (
            <li key={seat} className="grid grid-cols-1 gap-2 border-s-2 border-line ps-3">
              <Switch
                label={said.silent(name)}
                on={isSilent}
                onChange={(on) =>
                  set({ silent: on ? [...draft.silent, seat] : draft.silent.filter((one) => one !== seat) })
                }
              />
              {!isSilent && (
                <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
                  <SelectField
                    label={said.agentOf(name)}
                    value={other.agent}
                    onChange={(agent) => put({ agent })}
                    choices={[
                      { value: '', label: said.same },
                      ...agents
                        .filter((one) => one.role === role)
                        .map((one) => ({ value: one.id, label: one.name })),
                    ]}
                  />
                  <TextField
                    label={said.modelOf(name)}
                    value={other.model}
                    placeholder={said.same}
                    maxLength={200}
                    onChange={(model) => put({ model })}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

export const SUMMARY =
  'min-h-8 cursor-pointer content-center rounded-md font-medium hover:underline pointer-coarse:min-h-11'
