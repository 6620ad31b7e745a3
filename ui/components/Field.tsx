import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { DemoMarkIfDemo } from './DemoMark.tsx'

export type Choice = { value: string; label: string; disabled?: boolean }
type SelectProps = {
  label: string
  value: string
  choices: readonly Choice[]
  onChange: (value: string) => void
  disabled?: boolean
  /** The label stands beside the field, as in a line of small ones. */
  inline?: boolean
  /** What the field holds, for those who are led to it. */
  name?: string
  /** The label is only read aloud where a heading over the column shows it. */
  isInTable?: boolean
  id?: string
}

/** One of a few, by the browser's own list. */
export function SelectField({
  label,
  value,
  choices,
  onChange,
  disabled = false,
  inline = false,
  name,
  isInTable = false,
  id: given,
}: SelectProps) {
  const made = useId()
  const id = given ?? made
  return (
    <div className={cx('min-w-0', inline ? 'inline-flex items-center gap-1.5' : 'flex flex-col gap-1')}>
      {/* In a line of a narrow screen the choices speak for themselves. */}
      <label htmlFor={id} className={cx('text-soft', inline && 'max-sm:sr-only', isInTable && 'md:sr-only')}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
        className={cx(
          'min-w-0 rounded-md border border-edge bg-sheet px-2 text-ink disabled:text-soft pointer-coarse:min-h-11',
          inline ? 'min-h-7 max-w-40' : 'min-h-9',
        )}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value} disabled={one.disabled}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type NumberProps = { label: string; value: string; onChange: (text: string) => void }

/** A number as it is typed: whether it is one is said when it is used. */
export function NumberField({ label, value, onChange }: NumberProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <input
        id={id}
        inputMode="decimal"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="tabular min-h-9 w-28 rounded-md border border-edge bg-sheet px-2 pointer-coarse:min-h-11"
      />
    </div>
  )
}

/** A card of the outcome: a heading and what belongs to it. */
export function Card({
  title,
  aside,
  children,
  className,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={cx('appear rounded-lg border border-line bg-sheet px-4 py-3', className)}>
      <header className="mb-1.5 flex items-baseline justify-between gap-3">
        <h3 className="font-sans text-[0.93rem] font-semibold tracking-wide text-soft uppercase">{title}</h3>
        <DemoMarkIfDemo />
        {aside}
      </header>
      {children}
    </section>
  )
}
