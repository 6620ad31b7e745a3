import type { ModelAccess } from '../ports/models.ts'
import type { Clock } from '../ports/outside.ts'
import type { Selectors } from '../ports/selector.ts'
import type { VoicedRun, Voices } from '../ports/voice.ts'
import { lensesOf } from './lenses.ts'
import type { Models } from './model/models.ts'
import { offlineSelector } from './offline/offline-selector.ts'
import { MODELS } from './panels.ts'
import type { Registry } from './registry.ts'
import { agentOf } from './seat-rules.ts'
import { whenFirstHeard } from './when-first-heard.ts'

/** The voices of every panel, each loaded when it is first to speak. */
export function openVoices(registry: Registry, access: ModelAccess | null, clock: Clock) {
  const offline = whenFirstHeard(() => offlineVoices(registry))
  let opened: Promise<Models | null> | undefined
  const models = () => (opened ??= open(access, clock))
  const agents = modelAgentOf(registry)
  const speaking = whenFirstHeard(async () => {
    const { createModelVoices } = await import('./model/model-voices.ts')
    return createModelVoices({ models: await models(), agentOf: agents })
  })
  const voices: Voices = (run) => (run.panel === MODELS ? speaking(run) : offline(run))
  const selectors: Selectors = (run) =>
    run.panel !== MODELS
      ? offlineSelector
      : {
          async select(request, options) {
            const { createModelSelector } = await import('./model/model-selector.ts')
            const selector = createModelSelector({
              models: await models(),
              agentOf: agents,
              instructions: registry.prompt('selector')?.prompt ?? '',
            })(run)
            return selector.select(request, options)
          },
        }
  return {
    voices,
    selectors,
    models,
    async close() {
      await (await opened)?.close()
    },
  }
}

async function open(access: ModelAccess | null, clock: Clock): Promise<Models | null> {
  if (access === null) return null
  const { openModels } = await import('./model/models.ts')
  return openModels(access, { clock })
}

const modelAgentOf =
  (registry: Registry) =>
  ({ meeting, template, agents = [] }: Pick<VoicedRun, 'meeting' | 'template' | 'agents'>, seat: string) =>
    agentOf(registry, { seats: meeting.seats, agents, ...(template === undefined ? {} : { template }) }, seat)

async function offlineVoices(registry: Registry): Promise<Voices> {
  const { createOfflineVoices } = await import('./offline/offline-voices.ts')
  return createOfflineVoices(lensesOf(registry))
}
