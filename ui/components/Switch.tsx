import { useId } from 'react'

type Props = {
  label: string
  hint?: string | undefined
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
}

/** Something that is on or off, and what that means. */
export function Switch({ label, hint, on, onChange, disabled = false }: Props) {
  const id = useId()
  return (
    <div>
      <label className="inline-flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 shrink-0 accent-(--accent)"
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={id} className="ms-[1.65rem] max-w-[65ch] text-[0.93rem] text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
