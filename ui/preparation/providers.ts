import { useMemo } from 'react'
import type { Choice } from '../components/Field.tsx'
import { has, listOf, textOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { words } from '../words/words.ts'

/** Whose models may speak, and the host that is handed the texts; none: they stay on this machine. */
export type Provider = { id: string; host: string | null; model: string | null; configured: boolean }

/** The providers of the server, the offline one first. */
export function useProviders(): readonly Provider[] {
  const { answer } = useFetched('/providers')
  return useMemo(() => listOf(answer, 'items').flatMap(providerOf), [answer])
}

export function providerOf(item: unknown): Provider[] {
  const id = textOf(item, 'id')
  if (id === undefined) return []
  const configured = has(item, 'configured') && item.configured === true
  return [{ id, host: textOf(item, 'host') ?? null, model: textOf(item, 'model') ?? null, configured }]
}

/** The name of a provider as it writes itself. */
export const providerName = (id: string): string => (id === 'openai' ? 'OpenAI' : id)

/** A provider as a choice; one that is not set up says so instead of being missing. */
export function choiceOf({ id, host, model, configured }: Provider): Choice {
  if (id === 'offline') return { value: id, label: words.home.offlineVoices }
  if (!configured) return { value: id, label: words.home.notSetUp(providerName(id)), disabled: true }
  return { value: id, label: words.home.modelAt(model ?? id, host ?? '') }
}

/** What becomes of the texts if the council is started as the form stands, before anything is sent. */
export function whereTextsGo(providers: readonly Provider[], panel: string): string {
  const chosen = providers.find(({ id }) => id === (panel === '' ? usual(providers) : panel))
  if (chosen === undefined || chosen.id === 'offline') return words.home.offline
  return words.home.sent(chosen.host ?? chosen.id, chosen.model)
}

/** What speaks where nobody chose: a model if there is one, as the server does it. */
const usual = (providers: readonly Provider[]): string =>
  providers.find(({ id, configured }) => configured && id !== 'offline')?.id ?? 'offline'
