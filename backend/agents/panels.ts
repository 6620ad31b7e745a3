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
export function providersOf(models: ModelAccess | null) {
  const host = models === null ? null : new URL(models.baseURL).host
  return [
    { id: OFFLINE, host: null, model: null, configured: true },
    { id: MODELS, host, model: models?.model ?? null, configured: models !== null },
  ]
}
