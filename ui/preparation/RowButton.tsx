import { cx } from '../components/cx.ts'
import { Icon, type IconName } from '../components/Icon.tsx'

type Props = {
  icon: IconName
  label: string
  onClick: () => void
  disabled?: boolean
  id?: string
  className?: string
}

/** What can be done with one row: an icon with its name for whoever points at it or listens. */
export function RowButton({ icon, label, onClick, disabled = false, id, className }: Props) {
  return (
    <button
      type="button"
      id={id}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className={cx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink',
        'disabled:opacity-40 disabled:hover:bg-transparent pointer-coarse:size-11',
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  )
}
