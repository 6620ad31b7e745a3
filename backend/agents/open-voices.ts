import type { HeldMeeting } from '../../schemas/generated/types.ts'
import type { ModelAccess } from '../ports/models.ts'
import type { Clock } from '../ports/outside.ts'
import type { Voices } from '../ports/voice.ts'
import { lensesOf } from './lenses.ts'
import { MODELS } from './panels.ts'
import type { Registry } from './registry.ts'
import { agentOf } from './seat-rules.ts'
import { whenFirstHeard } from './when-first-heard.ts'

/** The voices of every panel, each loaded when it is first to speak. */
export function openVoices(registry: Registry, access: ModelAccess | null, clock: Clock) {
  const opened: { close(): Promise<void> }[] = []
  const offline = whenFirstHeard(() => offlineVoices(registry))
  const models = whenFirstHeard(async () => {
    const [{ createModelVoices }, { openModels }] = await Promise.all([
      import('./model/model-voices.ts'),
      import('./model/models.ts'),
    ])
    const made = access === null ? null : openModels(access, { clock })
    if (made !== null) opened.push(made)
    return createModelVoices({ models: made, agentOf: modelAgentOf(registry) })
  })
  const voices: Voices = (run) => (run.panel === MODELS ? models(run) : offline(run))
  return {
    voices,
    async close() {
      await Promise.all(opened.map((one) => one.close()))
    },
  }
}

const modelAgentOf =
  (registry: Registry) =>
  (
    { meeting, template }: { meeting: HeldMeeting; template?: Parameters<typeof agentOf>[1]['template'] },
    seat: string,
  ) =>
    agentOf(registry, { seats: meeting.seats, ...(template === undefined ? {} : { template }) }, seat)

async function offlineVoices(registry: Registry): Promise<Voices> {
  const { createOfflineVoices } = await import('./offline/offline-voices.ts')
  return createOfflineVoices(lensesOf(registry))
}
