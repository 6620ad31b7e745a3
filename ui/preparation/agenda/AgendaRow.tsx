import { SelectField } from '../../components/Field.tsx'
import { TextField } from '../../components/TextField.tsx'
import { pageWords } from '../../words/words.ts'
import { AT_ZERO, type Point } from '../draft/form.ts'
import { fieldId } from '../place-of.ts'
import { RowButton } from '../RowButton.tsx'
import { minutesOf, timeboxOf } from './durations.ts'

type Props = {
  point: Point
  at: number
  last: number
  faultAt: (pointer: string) => string | null
  onChange: (changed: Partial<Point>) => void
  onMove: (by: -1 | 1) => void
  onTake: () => void
}

export const AGENDA_COLUMNS =
  'md:grid-cols-[minmax(0,1fr)_6.5rem_5rem_13rem_7rem] md:gap-x-2 pointer-coarse:md:grid-cols-[minmax(0,1fr)_6.5rem_5rem_11rem_10rem]'

/** An item: what it is about, how long, what happens at zero, and where it stands. */
export function AgendaRow({ point, at, last, faultAt, onChange, onMove, onTake }: Props) {
  const { title, kind, time, atZero } = point
  const name = title || pageWords.prepare.itemTitle(at + 1)
  const tidy = () => {
    const minutes = minutesOf(time)
    if (minutes !== null && timeboxOf(minutes) !== time) onChange({ time: timeboxOf(minutes) })
  }
  const isWrong = time.trim() !== '' && minutesOf(time) === null
  return (
    <li
      className={`grid grid-cols-2 items-start gap-2 border-b border-line pb-3 md:border-0 md:pb-0 ${AGENDA_COLUMNS}`}
    >
      <TextField
        id={fieldId(`/agenda/${at}/title`)}
        isInTable
        label={pageWords.prepare.itemTitle(at + 1)}
        value={title}
        maxLength={500}
        fault={faultAt(`/agenda/${at}/title`)}
        onChange={(text) => onChange({ title: text })}
        className="col-span-2 md:col-span-1"
      />
      <SelectField
        isInTable
        label={pageWords.prepare.itemKind(at + 1)}
        value={kind}
        onChange={(value) => onChange({ kind: value === 'discuss' ? 'discuss' : 'decide' })}
        choices={[
          { value: 'decide', label: pageWords.prepare.kinds.decide },
          { value: 'discuss', label: pageWords.prepare.kinds.discuss },
        ]}
      />
      <div onBlur={tidy}>
        <TextField
          id={fieldId(`/agenda/${at}/timeboxMinutes`)}
          isInTable
          label={pageWords.prepare.itemTime(at + 1)}
          value={time}
          maxLength={30}
          fault={faultAt(`/agenda/${at}/timeboxMinutes`) ?? (isWrong ? pageWords.prepare.wrongTime : null)}
          onChange={(text) => onChange({ time: text })}
        />
      </div>
      <SelectField
        isInTable
        label={pageWords.prepare.itemZero(at + 1)}
        value={atZero}
        onChange={(value) => onChange({ atZero: AT_ZERO.find((one) => one === value) ?? 'finish_turn' })}
        choices={AT_ZERO.map((value) => ({ value, label: pageWords.prepare.zero[value] }))}
      />
      <div className="flex items-center justify-end self-end md:self-auto">
        <RowButton
          icon="up"
          id={fieldId(`/agenda/${at}/up`)}
          label={pageWords.prepare.up(name)}
          disabled={at === 0}
          onClick={() => onMove(-1)}
        />
        <RowButton
          icon="down"
          id={fieldId(`/agenda/${at}/down`)}
          label={pageWords.prepare.down(name)}
          disabled={at === last}
          onClick={() => onMove(1)}
        />
        <RowButton icon="close" label={pageWords.prepare.take(name)} onClick={onTake} />
      </div>
    </li>
  )
}
