import { listPrices } from '../autogen/models/prices.ts'
import { providerAt } from '../autogen/models/openai/model-info.ts'
import type { ModelAccess, Panels } from '../ports/models.ts'

/** The seats that reason without a model, and the ones through which models speak. */
export const OFFLINE = 'offline'
export const MODELS = 'openai'

/** Who may speak in this process: the offline panel always, models where the environment names them. */
export function panelsOf({ panel, models }: { panel: string; models: ModelAccess | null }): Panels {
  const host = models === null ? '' : new URL(models.baseURL).host
  const provider = models === null ? '' : providerAt(new URL(models.baseURL)).slice(0, 100)
  return {
    panel,
    names: [OFFLINE, MODELS],
    voice(asked, model = models?.model ?? undefined) {
      if (asked === OFFLINE) return null
      if (models === null)
        return 'there are no models here: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, or take the panel offline.'
      if (model === undefined)
        return `nobody says which model of ${host} is to speak: set XIO_MODEL, or name one for the run.`
      return { provider, model, host }
    },
  }
}

/** The offline panel alone: for whoever was given no models. */
export const OFFLINE_ONLY: Panels = panelsOf({ panel: OFFLINE, models: null })

/** Whose voices may speak, the offline ones first, as people are told of them. */
export function providersOf({ panel, models }: { panel: string; models: ModelAccess | null }) {
  const host = models === null ? null : new URL(models.baseURL).host
  const model = models?.model ?? null
  const price = priceOf(models)
  return [
    {
      id: OFFLINE,
      host: null,
      model: null,
      configured: true,
      usual: panel === OFFLINE,
      priceKnown: true,
      price: FREE,
    },
    {
      id: MODELS,
      host,
      model,
      configured: models !== null,
      usual: panel === MODELS,
      priceKnown: price !== null,
      price,
    },
  ]
}

const FREE = { promptUsd: 0, cachedUsd: 0, completionUsd: 0 }

/** US dollars for a million tokens, by the list that costs are counted by; null where it does not name the model. */
export function priceOf(models: ModelAccess | null) {
  if (models === null || models.model === null) return null
  const listed = listPrices[`${providerAt(new URL(models.baseURL))}/${models.model}`]
  if (listed === undefined) return null
  const { prompt, completion, cached = prompt } = listed
  return { promptUsd: prompt, cachedUsd: cached, completionUsd: completion }
}
