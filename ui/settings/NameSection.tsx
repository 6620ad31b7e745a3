import { useState } from 'react'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { useServed } from '../components/Served.tsx'
import { TextField } from '../components/TextField.tsx'
import { isRow, textOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { meAgain, useMe } from '../people/me.ts'
import { pageWords } from '../words/words.ts'
import { SaveLine } from './SaveLine.tsx'
import { Section } from './Section.tsx'
import { useSaving } from './use-saving.ts'

/** The name that signs what a person says and decides. */
export function NameSection() {
  const { answer, state, again } = useFetched('/settings')
  const { failed, loading } = pageWords.settingsWords
  const said = pageWords.profileWords
  return (
    <Section title={said.name} hint={said.nameHint}>
      {state === 'failed' && <NotLoaded text={failed} onRetry={again} />}
      {state === 'loading' && (
        <Waiting label={loading} onRetry={again}>
          <Bones lines={1} className="h-16" />
        </Waiting>
      )}
      {state === 'here' && <NameForm given={nameIn(answer)} />}
    </Section>
  )
}

const nameIn = (answer: unknown): string => (isRow(answer) ? (textOf(answer.profile, 'name') ?? '') : '')

function NameForm({ given }: { given: string }) {
  const [name, type] = useState(given)
  const me = useMe()
  const served = useServed()
  const { saving, save, edited } = useSaving()
  const said = pageWords.profileWords
  const submit = () =>
    // Without a name the server's own stands.
    save({ profile: { name: name.trim() === '' ? null : name.trim() } }, (answer) => {
      type(nameIn(answer))
      void meAgain()
    })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextField
        label={said.name}
        hint={said.nameEmpty}
        value={name}
        maxLength={100}
        placeholder={me === null ? undefined : served(me.name)}
        className="max-w-[24rem]"
        onChange={(text) => {
          type(text)
          edited()
        }}
      />
      <SaveLine saving={saving} />
      {me !== null && <p className="mt-3 text-soft">{said.known(served(me.name))}</p>}
    </form>
  )
}
