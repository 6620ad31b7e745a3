import type { AgentDefinition } from '../../../schemas/generated/types.ts'
import type { CreateOptions } from '../../autogen/models/model-client.ts'
import type { CallUsage } from '../../council/call.ts'
import type { SpeakOptions, TurnAnswer, TurnRequest, VoicedRun, Voices } from '../../ports/voice.ts'
import { SEARCH } from '../../council/found.ts'
import { ModelFailure, withPaid } from '../model-failure.ts'
import { asFailure, askModel, usageOf, type Call, type Said } from './ask-model.ts'
import { briefing } from './briefing.ts'
import type { Manner } from './manner.ts'
import type { Models } from './models.ts'
import { reachable, type Reached } from './reachable.ts'
import { placesOf } from './places.ts'
import { systemPrompt } from './prompt.ts'
import { readAnswer } from './read-answer.ts'
import { answerSchema, sayingOf } from './structured.ts'
import { queriesIn, SEARCH_OFFER, withLookedUp } from './searching.ts'
import { offersFor, toolNamed, type Offer } from './tools.ts'

export type ModelVoicesDeps = {
  /** Null: this process was given no models. */
  models: Models | null
  /** Who sits in a seat of the run, by the registry. */
  agentOf(run: VoicedRun, seat: string): AgentDefinition
}

/** Seats through which language models speak. A turn is one call, or a few where the seat looks into the library first; the driver tries again and sends back. */
export const createModelVoices =
  ({ models, agentOf }: ModelVoicesDeps): Voices =>
  (run) =>
  (seat) => {
    // What was handed in last, for the call that mends it; who knows nothing of it mends it by the errors alone.
    let last: { turnId: string; handedIn: string } | null = null
    return {
      async speak(request, options) {
        const voice = run.voices?.[seat]
        const speaking = { run, agent: agentOf(run, seat), models: reachable(models, voice), voice }
        const before = last?.turnId === request.turnId ? last.handedIn : null
        const { answer, said } = await lookAndSpeak(request, options, { ...speaking, before })
        last = { turnId: request.turnId, handedIn: shown(said) }
        return answer
      },
    }
  }

/** So often a seat may look into the library in one turn; then it speaks with what it has. */
const MOST_LOOKS = 2

/** Whoever asks for passages only is handed them and asked again; each of the calls is counted. */
async function lookAndSpeak(
  request: TurnRequest,
  options: SpeakOptions,
  speaking: Speaking,
): Promise<{ answer: TurnAnswer; said: Said }> {
  const { search } = options
  let handed = request
  const paid: CallUsage[] = []
  for (let looks = 0; ; looks++) {
    const mayLook = search !== undefined && looks < MOST_LOOKS
    const { search: _, ...given } = options
    const spoken = await speak(handed, mayLook ? options : given, speaking).catch((error: unknown) => {
      throw withPaid(error, paid)
    })
    const { answer, said } = spoken
    const queries = queriesIn(answer)
    const contributions = answer.contributions.filter(({ tool }) => tool !== SEARCH)
    if (!mayLook || queries.length === 0)
      return { said, answer: { ...answer, contributions, ...(paid.length === 0 ? {} : { before: paid }) } }
    paid.push(answer.usage)
    const found = (await Promise.all(queries.map((query) => search(query)))).flat()
    handed = withLookedUp(handed, found, queries)
  }
}

type Speaking = { run: VoicedRun; agent: AgentDefinition; models: Reached; before: string | null }

async function speak(
  request: TurnRequest,
  { signal, onDraft, repair, search }: SpeakOptions,
  { run, agent, models: { models, voice }, before }: Speaking,
): Promise<{ answer: TurnAnswer; said: Said }> {
  const { client, manners } = models.speaker(voice.model)
  const { meeting } = run
  const tools = offersFor(request, { meeting, agent })
  const all = search === undefined || tools.length === 0 ? tools : [...tools, SEARCH_OFFER]
  const offers = repair === undefined ? all : all.filter((one) => one.tool === toolNamed(repair.tool))
  const manner = offers.length === 0 ? 'talk' : manners.now
  const system = systemPrompt(request, { agent, template: run.template?.body ?? null, manner })
  const window = client.info.contextWindow
  const messages = briefing({ system, request, meeting, agent, offers, window, repair, before })
  const call: Call = { purpose: purposeOf(request, repair), provider: voice.provider, model: voice.model }
  const hear = manner === 'structured' ? sayingOf(onDraft) : onDraft
  const asked = { ...askedOf(manner, offers), signal }
  const said = await askModel(client, messages, asked, { clock: models.clock, hear }).catch(
    (error: unknown) => {
      throw manners.refused(manner, error) ?? asFailure(error, call)
    },
  )
  const usage = usageOf(call, said.result.usage, models.prices)
  const reading = { request, meeting, places: placesOf(request, meeting) }
  const answer = readAnswer(said, { reading, offers })
  if (answer === null) throw nothingSaid(said, usage)
  return { answer: { ...answer, usage }, said }
}

const purposeOf = ({ role }: TurnRequest, repair: SpeakOptions['repair']): CallUsage['purpose'] => {
  if (repair !== undefined) return 'repair'
  return role === 'scribe' || role === 'integrator' ? 'scribe' : 'speak'
}

function askedOf(manner: Manner, offers: readonly Offer[]): CreateOptions {
  if (offers.length === 0 || manner === 'plain') return {}
  return manner === 'tools'
    ? { tools: offers.map((one) => one.schema) }
    : { jsonOutput: answerSchema(offers) }
}

function nothingSaid({ result }: Said, usage: CallUsage): ModelFailure {
  const why =
    result.finishReason === 'length'
      ? 'The model came to the end of its answer before it had said anything.'
      : 'The model answered with nothing.'
  return new ModelFailure(why, { retryable: true, usage: { ...usage, error: why } })
}

const MOST_SHOWN = 20_000

/** What a model handed in, as it is shown to it again. */
const shown = ({ text, result: { content } }: Said): string =>
  (Array.isArray(content) ? content.map((one) => `${one.name} ${one.arguments}`).join('\n') : text).slice(
    0,
    MOST_SHOWN,
  )
