import { ConfigurationError } from '../core/errors.ts'
import type { Json } from '../core/json.ts'
import { contentFaults, type ContentValidator } from '../models/schema-check.ts'
import { isObject } from '../models/unknown.ts'
import { leftOut, type Stamp } from './make-message.ts'
import { type AnyMessage, isMessage, MESSAGE_TYPES, messageFault } from './messages.ts'

/** A structured message's type: `StructuredMessage<Report>`. Without a validator any JSON passes. */
export type StructuredType = { name: string; validate?: ContentValidator }

/** The name a type is registered under; structured messages are told apart by what they hold. */
export const typeName = (message: AnyMessage): string =>
  message.type === 'StructuredMessage' ? `StructuredMessage<${message.contentType}>` : message.type

/** Which messages a team knows: it alone may read them back from what was saved. */
export class MessageFactory {
  readonly #known = new Map<string, ContentValidator>(MESSAGE_TYPES.map((name) => [name, () => true]))

  constructor(structured: readonly StructuredType[] = []) {
    this.#known.delete('StructuredMessage')
    for (const type of structured) this.register(type)
  }

  /** Throws `ConfigurationError` where the type is known already or is none of a structured message. */
  register({ name, validate = () => true }: StructuredType): void {
    if (this.isRegistered(name))
      throw new ConfigurationError(`The message type ${name} is already registered: register it once.`)
    if (!/^StructuredMessage<.+>$/.test(name))
      throw new ConfigurationError(
        `${name} is no type of message: name it "StructuredMessage<${name}>" and send ${name} as its content.`,
      )
    this.#known.set(name, validate)
  }

  isRegistered(name: string): boolean {
    return this.#known.has(name)
  }

  /** Throws `ConfigurationError` where a message is of an unknown type or its content is not what its type promises. */
  check(message: AnyMessage): void {
    const name = typeName(message)
    const validate = this.#known.get(name)
    if (validate === undefined)
      throw new ConfigurationError(
        `The message type ${name} is not registered: give the team its type in customMessageTypes.`,
      )
    const faults = contentFaults({}, validate, message.content)
    if (faults.length > 0)
      throw new ConfigurationError(
        `The content of a ${name} from ${message.source} is not valid: ${faults.join(' ')}`,
      )
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
    const message: unknown = isObject(value) ? { ...leftOut(value.type, stamp), ...value } : value
    if (!isMessage(message))
      throw new ConfigurationError(`This cannot be loaded as a message. ${messageFault(message)}`)
    this.check(message)
    return structuredClone(message)
  }
}
