import { createHash } from 'node:crypto'
import type { Json } from '../../core/json.ts'
import type { CreateOptions, ModelInfo, ModelMessage } from '../model-client.ts'

/** All that an answer depends on: who is asked and what; no key, address or header. */
export type RecordedRequest = { [part: string]: Json }

export function recordedRequest(
  { provider, model }: ModelInfo,
  messages: readonly ModelMessage[],
  { tools = [], toolChoice = 'auto', jsonOutput = false, extra = {} }: CreateOptions = {},
): RecordedRequest {
  const asked = { provider, model, messages, tools, toolChoice, jsonOutput, extra }
  // As JSON has it: what is undefined is not there.
  const request: RecordedRequest = JSON.parse(JSON.stringify(asked))
  return request
}

/** Equal requests have equal keys, in whatever order their fields stand. */
export function requestKey(request: RecordedRequest): string {
  return createHash('sha256').update(canonical(request)).digest('hex')
}

function canonical(value: Json | undefined): string {
  if (value === undefined) return 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.keys(value).toSorted()
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

const SHORT = 60

/** Where two requests differ, as `messages[1].content: "a" was recorded, "b" is asked`. */
export function differences(recorded: Json | undefined, asked: Json | undefined, at = ''): string[] {
  if (Array.isArray(recorded) && Array.isArray(asked)) {
    const length = Math.max(recorded.length, asked.length)
    return Array.from({ length }, (_, index) =>
      differences(recorded[index], asked[index], `${at}[${index}]`),
    ).flat()
  }
  if (isFields(recorded) && isFields(asked)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(asked)])
    return [...names].flatMap((name) =>
      differences(recorded[name], asked[name], at === '' ? name : `${at}.${name}`),
    )
  }
  if (canonical(recorded) === canonical(asked) && (recorded === undefined) === (asked === undefined))
    return []
  return [`${at}: ${shown(recorded)} was recorded, ${shown(asked)} is asked`]
}

function isFields(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text
}
