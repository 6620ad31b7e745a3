import { useId } from 'react'
import { cx } from './cx.ts'

type Props = {
  label: string
  value: string
  onChange: (text: string) => void
  /** What is wrong with it; null where nothing is. */
  fault?: string | null
  type?: 'text' | 'date' | 'lines'
  maxLength?: number
  /** Where a fault of a form finds it. */
  id?: string
  hint?: string
  placeholder?: string
  /** The name is only read aloud: a heading over the column shows it. */
  isInTable?: boolean
  /** A long text, of which much should be in view. */
  tall?: boolean
  className?: string
  /** What the field holds, for those who are led to it. */
  name?: string
}

/** Words as they are typed, and under them what is wrong with them. */
export function TextField({
  label,
  value,
  onChange,
  fault = null,
  type = 'text',
  maxLength,
  id: given,
  hint,
  placeholder,
  isInTable = false,
  tall = false,
  className,
  name,
}: Props) {
  const made = useId()
  const id = given ?? made
  const shared = {
    id,
    name,
    value,
    maxLength,
    placeholder,
    'aria-invalid': fault !== null,
    'aria-describedby': fault !== null ? `${id}-fault` : hint === undefined ? undefined : `${id}-hint`,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    className: cx(
      'w-full min-w-0 rounded-md border bg-sheet px-2 text-ink',
      fault === null ? 'border-edge' : 'border-bad',
      type === 'lines'
        ? cx('field-sizing-content min-h-14 py-1', tall ? 'max-h-[32rem]' : 'max-h-48')
        : 'min-h-9 pointer-coarse:min-h-11',
    ),
  }
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={cx('text-soft', isInTable && 'md:sr-only')}>
        {label}
      </label>
      {type === 'lines' ? <textarea rows={2} {...shared} /> : <input type={type} {...shared} />}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-[0.93rem] text-soft">
          {hint}
        </p>
      )}
      <p id={`${id}-fault`} role="alert" className="text-bad empty:hidden">
        {fault}
      </p>
    </div>
  )
}
