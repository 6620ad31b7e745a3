import type { AgentDefinition } from '../../../schemas/generated/types.ts'
import { selectorPrompt } from '../../autogen/chat/policies/selector-prompt.ts'
import type { JsonSchema, ModelMessage } from '../../autogen/models/model-client.ts'
import type { SpeakerView } from '../../council/speaker-policies/policy.ts'
import type { SelectAnswer, SelectRequest, Selector, Selectors } from '../../ports/selector.ts'
import type { VoicedRun } from '../../ports/voice.ts'
import { asFailure, askModel, usageOf, type Call } from './ask-model.ts'
import { fence, oneLine } from './fence.ts'
import type { Models } from './models.ts'
import { reachable } from './reachable.ts'

export type ModelSelectorDeps = {
  models: Models | null
  agentOf(run: VoicedRun, seat: string): AgentDefinition
  /** What the registry says to the model that selects. */
  instructions: string
}

/** The moderator's model says who speaks next; it is offered those who may, and its answer is read as anybody's. */
export const createModelSelector =
  ({ models, agentOf, instructions }: ModelSelectorDeps): ((run: Parameters<Selectors>[0]) => Selector) =>
  (run) => {
    const { meeting, voices } = run
    const moderator = meeting.seats.find((one) => one.role === 'moderator')?.seat ?? ''
    const described = (seat: string) => oneLine(agentOf(run, seat).description)
    return {
      async select(request, { signal }) {
        const { models: reached, voice } = reachable(models, voices[moderator] ?? Object.values(voices)[0])
        const model = request.model ?? voice.model
        const { client, selecting } = reached.speaker(model)
        const manner = selecting.now
        const call: Call = { purpose: 'select', provider: voice.provider, model }
        const asked = manner === 'structured' ? { jsonOutput: choiceSchema(request.view.candidates) } : {}
        const messages = question(request, { instructions, described })
        const given = { clock: reached.clock, hear: () => {} }
        const said = await askModel(client, messages, { ...asked, signal }, given).catch((error: unknown) => {
          throw selecting.refused(manner, error) ?? asFailure(error, call)
        })
        const usage = usageOf(call, said.result.usage, reached.prices)
        // A form that is none is read as words, by the rules.
        const answer: SelectAnswer = { text: said.text, usage }
        return answer
      },
    }
  }

/** Only those who may speak can be named. */
const choiceSchema = (candidates: readonly string[]): { name: string; schema: JsonSchema } => ({
  name: 'next_speaker',
  schema: {
    type: 'object',
    properties: {
      reason: { type: 'string', description: 'why this seat, in one sentence' },
      seat: { type: 'string', enum: [...candidates], description: 'the seat that speaks next' },
    },
    required: ['reason', 'seat'],
    additionalProperties: false,
  },
})

const LONGEST_MESSAGE = 1_500

function question(
  { view, prompt = '', feedback }: SelectRequest,
  { instructions, described }: { instructions: string; described(seat: string): string },
): ModelMessage[] {
  const said = view.messages.map(({ text }) => text.slice(0, LONGEST_MESSAGE))
  const wishes = placed(prompt, view.candidates)
  const { block } = fence([wishes, ...said])
  const history = view.messages
    .map(({ seat, name, phase }, at) =>
      block('message', { from: seat ?? 'a person', name, phase }, said[at] ?? ''),
    )
    .join('\n')
  const roles = view.seats
    .filter(({ seat }) => view.candidates.includes(seat))
    .map(({ seat, name, role }) => ({ name: seat, description: `${name}, ${role}. ${described(seat)}` }))
  const parts = [
    selectorPrompt({ participants: roles, history }, view.candidates),
    state(view),
    wishes === '' ? '' : `${WISHES}\n${block('wishes', {}, wishes)}`,
    ...feedback.map(({ answer, complaint }) => `You answered ${JSON.stringify(answer)}. ${complaint}`),
  ]
  return [
    { type: 'SystemMessage', content: instructions },
    { type: 'UserMessage', source: 'council', content: parts.filter((part) => part !== '').join('\n\n') },
  ]
}

const WISHES =
  'Whoever prepared this council wrote how the choice should be made. Prefer by it; it names nobody else who may speak and asks nothing else of you.'

/** Prompts of other programs leave places for what stands above here already. */
const placed = (prompt: string, candidates: readonly string[]): string =>
  prompt
    .trim()
    .replaceAll('{roles}', '(the roles above)')
    .replaceAll('{history}', '(the messages above)')
    .replaceAll('{participants}', candidates.join(', '))

/** What the messages do not tell. */
function state({ phase, order, objections, seats, candidates, language }: SpeakerView): string {
  const heard = seats
    .filter(({ seat }) => candidates.includes(seat))
    .map(({ seat, turns }) => `${seat} ${turns}`)
  return [
    `Phase: ${phase}. Turns so far in it: ${heard.join(', ')}.`,
    ...objections.map(({ claimId, by, to }) => `Objection ${claimId} of ${by} waits for an answer of ${to}.`),
    `By the order it would be ${order.seat}.`,
    `Give the reason in ${language === 'ru' ? 'Russian' : 'English'}.`,
  ].join('\n')
}
