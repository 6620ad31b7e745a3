import { providerAt } from '../autogen/models/openai/model-info.ts'
import type { MinutesReader } from '../ports/minutes-reader.ts'
import type { ModelAccess } from '../ports/models.ts'
import type { Models } from './model/models.ts'

/** The models of the configuration as readers of minutes; they are reached when the first text is put to one. */
export function minutesReader(
  access: ModelAccess | null,
  models: () => Promise<Models | null>,
): MinutesReader {
  return {
    voice(asked) {
      if (access === null)
        return 'no model is set up here: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, or leave the model out.'
      const { host } = new URL(access.baseURL)
      const model = asked ?? access.model
      if (model === null) return `nobody says which model of ${host} is to read: name one, or set XIO_MODEL.`
      return { provider: providerAt(new URL(access.baseURL)).slice(0, 100), model, host }
    },
    async read(transcript, { model, rules, signal }) {
      const [opened, { extractWithModel }] = await Promise.all([
        models(),
        import('./model/minutes/extract-with-model.ts'),
      ])
      if (opened === null) throw new Error(`The model ${model} was asked to read, and there are no models.`)
      const { client } = opened.speaker(model)
      const { prices } = opened
      const read = await extractWithModel(transcript, { client, rules, signal, prices })
      const { not_in_the_text: notInText, not_said_by_its_quote: notSaid, misshapen } = read.dropped
      return {
        found: read.items,
        dropped: { notInText, notSaid, misshapen },
        parts: read.parts,
        unread: read.faults,
        usage: read.usage,
      }
    },
  }
}
