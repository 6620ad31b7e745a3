import { useState, type SyntheticEvent } from 'react'
import { go, councilPath } from '../app/router.ts'
import { useHeadingFocus } from '../app/use-page.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { Icon } from '../components/Icon.tsx'
import { listOf, textOf } from '../lib/reading.ts'
import { app } from '../lib/words.ts'
import { home } from '../lib/words-home.ts'
import { AgendaField } from './AgendaField.tsx'
import { Faults, faultsOf } from './Faults.tsx'
import { choiceOf, useProviders, whereTextsGo } from './providers.ts'
import { startCouncil } from './start-council.ts'
import { useFetched } from './use-fetched.ts'

/** From an agenda to a council in one page and one press. */
export function NewCouncil() {
  const heading = useHeadingFocus()
  const [agenda, setAgenda] = useState('')
  const [template, setTemplate] = useState('')
  const [policy, setPolicy] = useState('')
  const [language, setLanguage] = useState('')
  const [panel, setPanel] = useState('')
  const [pace, setPace] = useState('reading')
  const providers = useProviders()
  const { isStarting, faults, setFaults, start } = useStart()
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    void start({ agenda, template, policy, language, panel, pace })
  }
  return (
    <section>
      <h1 ref={heading} tabIndex={-1} className="text-[2rem] leading-tight">
        {home.heading}
      </h1>
      <p className="mt-1.5 max-w-[60ch] text-soft">{app.tagline}</p>
      <form onSubmit={onSubmit} className="mt-6 grid grid-cols-1 gap-4">
        <AgendaField value={agenda} onChange={setAgenda} onFault={(fault) => setFaults([fault])} />
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            label={home.council}
            value={template}
            onChange={setTemplate}
            choices={useChoices('/templates', 'id')}
          />
          <SelectField
            label={home.policy}
            value={policy}
            onChange={setPolicy}
            choices={useChoices('/policies', 'name')}
          />
          <SelectField label={home.language} value={language} onChange={setLanguage} choices={LANGUAGES} />
          {providers.length > 1 && (
            <SelectField
              label={home.voices}
              value={panel}
              onChange={setPanel}
              choices={[{ value: '', label: home.asUsual }, ...providers.map(choiceOf)]}
            />
          )}
          <SelectField label={home.pace} value={pace} onChange={setPace} choices={PACES} />
        </div>
        <Faults faults={faults} />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Button type="submit" look="main" disabled={isStarting} className="px-5 py-2 text-[1.07rem]">
            <Icon name="play" />
            {isStarting ? home.starting : home.start}
          </Button>
          <p className="min-w-0 flex-1 basis-64 text-[0.93rem] text-soft">{whereTextsGo(providers, panel)}</p>
        </div>
      </form>
    </section>
  )
}

const LANGUAGES = [
  { value: '', label: home.asWritten },
  { value: 'en', label: home.languages.en },
  { value: 'ru', label: home.languages.ru },
]
const PACES = [
  { value: 'reading', label: home.paces.reading },
  { value: 'max', label: home.paces.max },
]

/** What the registry offers; the first choice leaves it to the agenda. */
function useChoices(path: string, key: string): { value: string; label: string }[] {
  const { answer } = useFetched(path)
  const offered = listOf(answer, 'items').map((item) => {
    const value = textOf(item, key) ?? ''
    return { value, label: textOf(item, 'title') ?? value }
  })
  return [{ value: '', label: home.asWritten }, ...offered]
}

function useStart() {
  const [isStarting, setIsStarting] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const start = async (given: Parameters<typeof startCouncil>[0]) => {
    if (given.agenda.trim() === '') return setFaults([home.empty])
    setIsStarting(true)
    setFaults([])
    try {
      go(councilPath(await startCouncil(given)))
    } catch (fault) {
      setFaults(faultsOf(fault))
      setIsStarting(false)
    }
  }
  return { isStarting, faults, setFaults, start }
}
