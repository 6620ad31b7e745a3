import type { HeldMeeting, Seat, SeatVoice } from '../../schemas/generated/types.ts'
import type { Registry } from '../agents/registry.ts'
import { invalid } from '../council/meeting/meeting-invalid.ts'
import type { RunOverrides } from '../ports/councils.ts'
import type { Panels } from '../ports/models.ts'

export type Speaking = {
  panel: string
  /** By seat: which model speaks, and which host is sent the texts for it. */
  voices: Record<string, SeatVoice>
}

/** Who speaks in a run, settled before its first event: nobody is sent a text who does not stand in it. */
export function whoSpeaks(
  seats: readonly Seat[],
  overrides: Pick<RunOverrides, 'panel' | 'model'>,
  { registry, panels }: { registry: Registry; panels: Panels },
): Speaking {
  const panel = overrides.panel ?? panels.panel
  if (!panels.names.includes(panel))
    throw invalid('/panel', `is “${panel}”, which there is not: use ${panels.names.join(' or ')}.`)
  const voices: Record<string, SeatVoice> = {}
  for (const { seat, agent, deputy, model } of seats) {
    const id = agent ?? deputy
    if (id === undefined) continue
    // The seat's own choice, then the run's, then the agent's; else the one of the configuration.
    const voice = panels.voice(panel, model ?? overrides.model ?? registry.agent(id)?.model)
    if (typeof voice === 'string') throw invalid('/panel', `is “${panel}”, and ${voice}`)
    if (voice !== null) voices[seat] = voice
  }
  if (overrides.model !== undefined && Object.keys(voices).length === 0)
    throw invalid(
      '/model',
      `is “${overrides.model}”, and the panel ${panel} has no models: leave it out, or choose openai.`,
    )
  return { panel, voices }
}

const WORDS = {
  en: {
    sent: (hosts: string, who: string) => `The texts of this council are sent to ${hosts}: ${who}.`,
    local: (who: string) => `Nothing leaves this machine: ${who}.`,
    at: (model: string, host: string) => `${model} at ${host}`,
    all: (model: string) => `${model} speaks for every seat`,
    some: (model: string, names: string) => `${model} speaks for ${names}`,
    unused: 'The models that the meeting names for its seats are not asked: the offline panel speaks.',
  },
  ru: {
    sent: (hosts: string, who: string) => `Тексты этого совета отправляются на ${hosts}: ${who}.`,
    local: (who: string) => `Ничто не покидает этот компьютер: ${who}.`,
    at: (model: string, host: string) => `${model} на ${host}`,
    all: (model: string) => `${model} говорит за всех участников`,
    some: (model: string, names: string) => `${model} говорит за: ${names}`,
    unused: 'Модели, которые встреча называет для участников, не используются: говорит офлайн-панель.',
  },
} as const

/** What people are told of it before anybody speaks; nothing where no model does. */
export function noteOf(
  { voices }: Speaking,
  seats: readonly Seat[],
  language: HeldMeeting['language'],
): string | null {
  const say = WORDS[language]
  const asked = Object.values(voices)
  if (asked.length === 0) return seats.some((one) => one.model !== undefined) ? say.unused : null
  const hosts = [...new Set(asked.map((one) => one.host))]
  const local = hosts.every(isThisMachine)
  const models = [...new Set(asked.map((one) => one.model))]
  const [only] = models
  const named = (model: string) => (local ? say.at(model, hosts.join(', ')) : model)
  const everybody = models.length === 1 && seats.every(({ seat }) => voices[seat] !== undefined)
  const who =
    everybody && only !== undefined
      ? say.all(named(only))
      : models
          .map((model) =>
            say.some(
              named(model),
              seats
                .filter(({ seat }) => voices[seat]?.model === model)
                .map(({ name }) => name)
                .join(', '),
            ),
          )
          .join('; ')
  return local ? say.local(who) : say.sent(hosts.join(', '), who)
}

const isThisMachine = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host)
