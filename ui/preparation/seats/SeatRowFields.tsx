import { useServed } from '../../components/Served.tsx'
import { SelectField } from '../../components/Field.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Link } from '../../components/Link.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { ShownAgent } from '../../registry/read-registry.ts'
import { SpeakerBadge } from '../../room/SpeakerBadge.tsx'
import type { Speaker } from '../../room/speakers.ts'
import { pageWords } from '../../words/words.ts'
import type { SeatRow } from '../draft/form.ts'
import { fieldId } from '../place-of.ts'
import { RowButton } from '../RowButton.tsx'

type Props = {
  row: SeatRow
  at: number
  speaker: Speaker
  agents: readonly ShownAgent[]
  models: readonly string[]
  faultAt: (pointer: string) => string | null
  onChange: (changed: Partial<SeatRow>) => void
  /** Null where the seat cannot go. */
  onTake: (() => void) | null
}

const PERSON = 'person:'

/** A seat: its name at the table, and the agent or the person in it. */
export function SeatRowFields({ row, at, speaker, agents, models, faultAt, onChange, onTake }: Props) {
  const { role, name, isPerson, agent, person, deputy, model } = row
  const served = useServed()
  const ofRole = agents.filter((one) => one.role === role || one.id === agent)
  const agentChoices = ofRole.map(({ id, name: called, version }) => ({
    value: id,
    label: `${served(called)}, ${pageWords.prepare.version(version)}`,
  }))
  const place = (part: string) => `/seats/${at}/${part}`
  const sit = (value: string) =>
    onChange(
      value === PERSON
        ? { isPerson: true, deputy: deputy || agent }
        : { isPerson: false, agent: value, person: '', deputy: '' },
    )
  return (
    <li className="flex items-start gap-3 py-3">
      <span className="mt-7">
        <SpeakerBadge speaker={isPerson ? { ...speaker, shape: 'person', hue: 'hue-0' } : speaker} />
      </span>
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-x-3 gap-y-2 sm:grid-cols-2">
        <TextField
          id={fieldId(place('name'))}
          label={`${pageWords.prepare.roles[role]}`}
          value={name}
          maxLength={100}
          fault={faultAt(place('name'))}
          onChange={(text) => onChange({ name: text })}
        />
        <div className="flex min-w-0 items-end gap-2">
          <div className="min-w-0 flex-1">
            <SelectField
              id={fieldId(place('agent'))}
              label={pageWords.prepare.sits}
              value={isPerson ? PERSON : agent}
              onChange={sit}
              choices={[...agentChoices, { value: PERSON, label: pageWords.prepare.person }]}
            />
          </div>
          {!isPerson && agent !== '' && (
            <Link
              href={`/agents/${encodeURIComponent(agent)}`}
              aria-label={pageWords.prepare.about(
                served(agents.find(({ id }) => id === agent)?.name ?? agent),
              )}
              className="mb-1.5 inline-flex size-6 items-center justify-center rounded-md text-soft hover:text-ink pointer-coarse:size-11"
            >
              <Icon name="help" />
            </Link>
          )}
        </div>
        {isPerson && (
          <>
            <TextField
              id={fieldId(place('person'))}
              label={pageWords.prepare.personName}
              value={person}
              maxLength={200}
              fault={faultAt(place('person'))}
              onChange={(text) => onChange({ person: text })}
            />
            <SelectField
              id={fieldId(place('deputy'))}
              label={pageWords.prepare.deputy}
              value={deputy}
              onChange={(value) => onChange({ deputy: value })}
              choices={[{ value: '', label: pageWords.prepare.noDeputy }, ...agentChoices]}
            />
          </>
        )}
        {!isPerson && (models.length > 0 || model !== '') && (
          <SelectField
            id={fieldId(place('model'))}
            label={pageWords.prepare.model}
            value={model}
            onChange={(value) => onChange({ model: value })}
            choices={[
              { value: '', label: pageWords.prepare.usualModel },
              ...[...new Set([...models, ...(model === '' ? [] : [model])])].map((value) => ({
                value,
                label: value,
              })),
            ]}
          />
        )}
      </div>
      {onTake === null ? (
        <span className="w-8 pointer-coarse:w-11" />
      ) : (
        <RowButton icon="close" className="mt-7" label={pageWords.prepare.take(name)} onClick={onTake} />
      )}
    </li>
  )
}
