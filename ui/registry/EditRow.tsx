import { SelectField } from '../components/Field.tsx'
import { Switch } from '../components/Switch.tsx'
import { TextField } from '../components/TextField.tsx'
import type { EditField } from './fields.ts'

type Props = {
  field: EditField
  id: string
  value: string
  fault: string | null
  onChange: (value: string) => void
}

/** One field of a definition, as it is written. */
export function EditRow({ field, id, value, fault, onChange }: Props) {
  const { label, kind, most, choices = [] } = field
  switch (kind) {
    case 'choice':
      return <SelectField id={id} label={label} value={value} choices={choices} onChange={onChange} />
    case 'flag':
      return <Switch label={label} on={value === 'true'} onChange={(on) => onChange(String(on))} />
    case 'many':
      return <Some field={field} id={id} value={value} onChange={onChange} />
    default:
      return (
        <TextField
          id={id}
          label={label}
          type={kind === 'lines' ? 'lines' : 'text'}
          tall={kind === 'lines'}
          value={value}
          {...(most === undefined ? {} : { maxLength: most })}
          fault={fault}
          onChange={onChange}
        />
      )
  }
}

function Some({ field: { label, choices = [] }, id, value, onChange }: Omit<Props, 'fault'>) {
  const chosen = value === '' ? [] : value.split(',')
  return (
    <fieldset id={id} tabIndex={-1} className="flex flex-wrap gap-x-5 gap-y-1">
      <legend className="text-soft">{label}</legend>
      {choices.map(({ value: one, label: name }) => (
        <Switch
          key={one}
          label={name}
          on={chosen.includes(one)}
          onChange={(on) =>
            onChange((on ? [...chosen, one] : chosen.filter((other) => other !== one)).join(','))
          }
        />
      ))}
    </fieldset>
  )
}
