import { prefer, usePreferences, VERBOSITIES } from '../app/preferences.ts'
import { SelectField } from '../components/Field.tsx'
import { words } from '../words/words.ts'

/** How much of the talk is read aloud. */
export function VerbosityField() {
  const verbosity = usePreferences((set) => set.verbosity)
  return (
    <div className="flex min-w-0 text-[0.93rem]" title={words.voice.hint}>
      <SelectField
        inline
        label={words.voice.label}
        value={verbosity}
        choices={VERBOSITIES.map((value) => ({ value, label: words.voice.levels[value] }))}
        onChange={(value) => {
          const chosen = VERBOSITIES.find((one) => one === value)
          if (chosen !== undefined) prefer({ verbosity: chosen })
        }}
      />
    </div>
  )
}
