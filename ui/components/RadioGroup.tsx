import { useId } from 'react'

type Props = {
  label: string
  value: string
  choices: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

/** One of a few, all in view; arrows go from choice to choice. */
export function RadioGroup({ label, value, choices, onChange }: Props) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-soft">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map((one) => (
          <label
            key={one.value}
            className="inline-flex min-h-8 min-w-0 items-center gap-2 rounded-md border border-edge bg-sheet px-3 py-1 has-checked:border-accent has-checked:bg-tint has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              checked={value === one.value}
              onChange={() => onChange(one.value)}
              className="size-4 shrink-0 accent-(--accent) focus-visible:outline-none"
            />
            <span className="min-w-0">{one.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
