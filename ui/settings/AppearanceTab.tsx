import { useEffect, useRef, type ReactNode } from 'react'
import { wantedLanguage } from '../app/language.ts'
import { DENSITIES, prefer, THEMES, usePreferences } from '../app/preferences.ts'
import { useMedia } from '../app/use-media.ts'
import { RadioGroup } from '../components/RadioGroup.tsx'
import { pageWords, LANGUAGES, language as spoken, type Language } from '../words/words.ts'

/** How the panel looks: theme, density, language. */
export default function AppearanceTab() {
  const theme = usePreferences((set) => set.theme)
  const density = usePreferences((set) => set.density)
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const { themes, densities, ...said } = pageWords.appearanceWords
  return (
    <div className="grid gap-8">
      <Choice hint={said.themeHint}>
        <RadioGroup
          label={said.theme}
          value={theme}
          choices={THEMES.map((value) => ({ value, label: themes[value] }))}
          onChange={(chosen) => prefer({ theme: THEMES.find((one) => one === chosen) ?? 'system' })}
        />
      </Choice>
      <Choice hint={said.densityHint}>
        <RadioGroup
          label={said.density}
          value={density}
          choices={DENSITIES.map((value) => ({ value, label: densities[value] }))}
          onChange={(chosen) => prefer({ density: DENSITIES.find((one) => one === chosen) ?? 'comfortable' })}
        />
      </Choice>
      <Choice hint={said.languageHint}>
        <LanguageField />
      </Choice>
      <div>
        <h2 className="font-sans text-[1rem] font-normal text-soft">{said.motion}</h2>
        <p className="mt-0.5 max-w-[65ch]">{isStill ? said.motionOff : said.motionOn}</p>
      </div>
    </div>
  )
}

function Choice({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <div>
      {children}
      <p className="mt-1.5 max-w-[65ch] text-[0.93rem] text-soft">{hint}</p>
    </div>
  )
}

/** Each language by the name that its own speakers give it. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' }

/** Set while the page is drawn anew in another language: whoever chose it is still at this field. */
let isChoosing = false

function LanguageField() {
  const language = usePreferences((set) => set.language)
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isChoosing) return
    isChoosing = false
    // The heading of a new page takes the focus; it has it by the next frame.
    const frame = requestAnimationFrame(() =>
      field.current?.querySelector<HTMLElement>('input:checked')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
  const choose = (chosen: string) => {
    prefer({ language: LANGUAGES.find((one) => one === chosen) ?? null })
    isChoosing = wantedLanguage() !== spoken
  }
  return (
    <div ref={field}>
      <RadioGroup
        label={pageWords.appearanceWords.language}
        value={language ?? ''}
        choices={[
          { value: '', label: pageWords.appearanceWords.asBrowser },
          ...LANGUAGES.map((value) => ({ value, label: NAMES[value] })),
        ]}
        onChange={choose}
      />
    </div>
  )
}
