import { ConfigurationError } from '../../core/errors.ts'
import type { FunctionCall, FunctionExecutionResult, ModelMessage } from '../../models/model-client.ts'
import { handoffMessage, type Stamp } from '../make-message.ts'
import type { HandoffMessage } from '../messages.ts'
import { IDENTIFIER } from './base-chat-agent.ts'
import { FunctionTool, type Tool } from './tool.ts'

/** To whom an agent may hand the floor: the model sees it as a tool `name`, the others read `message`. */
export type Handoff = { target: string; name: string; description: string; message: string }

/** A handoff of which only the target need be said. */
export function handoff(given: string | (Partial<Handoff> & Pick<Handoff, 'target'>)): Handoff {
  const { target, ...rest } = typeof given === 'string' ? { target: given } : given
  const whole = {
    target,
    name: `transfer_to_${target}`.toLowerCase(),
    description: `Handoff to ${target}.`,
    message: `Transferred to ${target}, adopting the role of ${target} immediately.`,
    ...rest,
  }
  if (!IDENTIFIER.test(whole.name))
    throw new ConfigurationError(
      `"${whole.name}" cannot be a handoff's name, which is a tool's: use letters, digits and "_".`,
    )
  return whole
}

export const handoffTool = ({ name, description, message }: Handoff): Tool =>
  new FunctionTool({ name, description, parameters: { type: 'object', properties: {} }, run: () => message })

/** Calls of one answer with their results, and the text that came with them. */
export type Executed = {
  calls: readonly FunctionCall[]
  results: readonly FunctionExecutionResult[]
  thought: string | undefined
}

/**
 * The message that the first handoff among the calls comes to; null where there is none. What else was called travels
 * in its context, so that whoever takes over knows. Handoffs that lost are named in `metadata.warning`.
 */
export function handoffAmong(
  { calls, results, thought }: Executed,
  handoffs: ReadonlyMap<string, Handoff>,
  source: string,
  stamp: Stamp,
): HandoffMessage | null {
  const asked = calls.flatMap(({ name }) => handoffs.get(name) ?? [])
  const [first, ...lost] = asked
  if (first === undefined) return null
  const others = calls.filter(({ name }) => !handoffs.has(name))
  const context: ModelMessage[] = []
  if (others.length > 0) {
    const content = results.filter(({ name }) => !handoffs.has(name))
    context.push({ type: 'AssistantMessage', content: [...others], source, ...(thought && { thought }) })
    context.push({ type: 'FunctionExecutionResultMessage', content })
  } else if (thought) context.push({ type: 'AssistantMessage', content: thought, source })
  const warning = `Several handoffs were asked for; the first was taken and these were not: ${lost.map(({ target }) => target).join(', ')}. Tell the model to hand over to one only.`
  const metadata: Record<string, string> = lost.length > 0 ? { warning } : {}
  return handoffMessage({ source, content: first.message, target: first.target, context, metadata }, stamp)
}
