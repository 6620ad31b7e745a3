import { ConfigurationError } from '../core/errors.ts'
import type { Json } from '../core/json.ts'
import { type Stamp, textMessage } from './make-message.ts'
import { isMessage, MESSAGE_TYPES, shapeFault } from './message-shape.ts'
import type { AnyMessage } from './messages.ts'

/** Says whether a structured message's content is what its type promises; a function that Ajv compiled fits. */
export type ContentValidator = ((content: unknown) => boolean) & { errors?: unknown }

/** A structured message's type: `StructuredMessage<Report>`. Without a validator any JSON passes. */
export type StructuredType = { name: string; validate?: ContentValidator }

const STRUCTURED = /^StructuredMessage<.+>$/

/** The name a type is registered under; structured messages are told apart by what they hold. */
export function typeName(message: AnyMessage): string {
  return message.type === 'StructuredMessage' ? `StructuredMessage<${message.contentType}>` : message.type
}

/** Which messages a team knows: it alone may read them back from what was saved. */
export class MessageFactory {
  readonly #structured = new Map<string, ContentValidator>()

  constructor(structured: readonly StructuredType[] = []) {
    for (const type of structured) this.register(type)
  }

  /** Throws `ConfigurationError` where the type is known already or is none of a structured message. */
  register({ name, validate = () => true }: StructuredType): void {
    if (this.isRegistered(name))
      throw new ConfigurationError(`The message type ${name} is already registered: register it once.`)
    if (!STRUCTURED.test(name))
      throw new ConfigurationError(
        `${name} is no type of message: name it "StructuredMessage<${name}>" and send ${name} as its content.`,
      )
    this.#structured.set(name, validate)
  }

  isRegistered(name: string): boolean {
    return this.#structured.has(name) || (MESSAGE_TYPES.includes(name) && name !== 'StructuredMessage')
  }

  /** Throws `ConfigurationError` where a message is of an unknown type or its content is not what its type promises. */
  check(message: AnyMessage): void {
    const name = typeName(message)
    if (!this.isRegistered(name))
      throw new ConfigurationError(
        `The message type ${name} is not registered: give the team its type in customMessageTypes.`,
      )
    const validate = this.#structured.get(name)
    if (message.type !== 'StructuredMessage' || validate === undefined || validate(message.content)) return
    const why = validate.errors === undefined ? '' : ` ${JSON.stringify(validate.errors)}`
    throw new ConfigurationError(`The content of a ${name} from ${message.source} is not valid.${why}`)
  }

  /** As JSON; what `load` takes. */
  dump(message: AnyMessage): Json {
    this.check(message)
    return JSON.parse(JSON.stringify(message))
  }

  /**
   * What may be left out where a message is made may be left out here too. Throws `ConfigurationError` where it is no
   * message of a registered type.
   */
  load(value: unknown, stamp?: Stamp): AnyMessage {
    const whole = filledIn(value, stamp)
    if (!isMessage(whole))
      throw new ConfigurationError(`This cannot be loaded as a message. ${shapeFault(whole)}`)
    this.check(whole)
    return structuredClone(whole)
  }
}

const OF_TYPE: { [type: string]: object } = {
  HandoffMessage: { context: [] },
  StructuredMessage: { format: null },
  ModelClientStreamingChunkEvent: { fullMessageId: null },
  UserInputRequestedEvent: { content: '' },
  SelectSpeakerEvent: { rationale: '', fallback: false },
}

function filledIn(value: unknown, stamp: Stamp | undefined): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value
  const { id, modelsUsage, metadata, createdAt } = textMessage({ source: '', content: '' }, stamp)
  return { id, modelsUsage, metadata, createdAt, ...OF_TYPE[String(value.type)], ...value }
}
