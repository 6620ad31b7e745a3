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
  className?: string
}

/** Words as they are typed, and under them what is wrong with them. */
export function TextField({
  label,
  value,
  onChange,
  fault = null,
  type = 'text',
  maxLength,
  className,
}: Props) {
  const id = useId()
  const shared = {
    id,
    value,
    maxLength,
    'aria-invalid': fault !== null,
    'aria-describedby': fault === null ? undefined : `${id}-fault`,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    className: cx(
      'w-full min-w-0 rounded-md border bg-sheet px-2 text-ink',
      fault === null ? 'border-edge' : 'border-bad',
      type === 'lines' ? 'field-sizing-content max-h-48 min-h-14 py-1' : 'min-h-9 pointer-coarse:min-h-11',
    ),
  }
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      {type === 'lines' ? <textarea rows={2} {...shared} /> : <input type={type} {...shared} />}
      <p id={`${id}-fault`} role="alert" className="text-bad empty:hidden">
        {fault}
      </p>
    </div>
  )
}
