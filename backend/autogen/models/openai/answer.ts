import type { NewId } from '../../core/outside.ts'
import { ModelError } from '../errors.ts'
import type { CreateResult, FinishReason, FunctionCall, RequestUsage } from '../model-client.ts'
import { count, field, isObject, list, text } from '../unknown.ts'
import { tooLarge } from './transport.ts'

type OpenCall = { index: number | null; id: string; name: string; arguments: string }

const FINISH: Record<string, FinishReason> = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'function_calls',
  function_call: 'function_calls',
  content_filter: 'content_filter',
}

/** Puts an answer together from its pieces; a whole answer is one piece. Believes nothing about their shape. */
export class Answer {
  readonly #maxBytes: number
  readonly #newId: NewId
  #bytes = 0
  #text = ''
  #thought = ''
  #refused = false
  #finish: string | null = null
  #usage: RequestUsage | null = null
  readonly #calls: OpenCall[] = []

  constructor(maxBytes: number, newId: NewId) {
    this.#maxBytes = maxBytes
    this.#newId = newId
  }

  /** Whether the model has said why it stopped: without that the end is missing. */
  get finished(): boolean {
    return this.#finish !== null
  }

  /** Takes in the next piece; returns what it adds to the text, often nothing. */
  take(piece: unknown): string {
    if (!isObject(piece)) throw badAnswer('The provider sent something that is no answer.')
    this.#usage = usageOf(field(piece, 'usage')) ?? this.#usage
    // More than one choice was not asked for; whatever else comes is left aside.
    const choice = list(field(piece, 'choices')).find((candidate) => (field(candidate, 'index') ?? 0) === 0)
    const said = field(choice, 'delta') ?? field(choice, 'message')
    this.#finish = text(field(choice, 'finish_reason')) ?? this.#finish
    this.#thought += this.#counted(text(field(said, 'reasoning_content')) ?? text(field(said, 'reasoning')))
    for (const call of list(field(said, 'tool_calls'))) this.#takeCall(call)
    const refusal = text(field(said, 'refusal')) ?? ''
    if (refusal !== '') this.#refused = true
    const added = this.#counted((text(field(said, 'content')) ?? '') + refusal)
    this.#text += added
    return added
  }

  result(): CreateResult {
    const usage = this.#usage
    const calls = this.#calls.map((call) => this.#closed(call))
    if (calls.length === 0) {
      const thought = this.#thought === '' ? {} : { thought: this.#thought }
      return { finishReason: this.#reason(), content: this.#text, usage, cached: false, ...thought }
    }
    // What a model says beside its calls is said to itself.
    const aside = [this.#thought, this.#text].filter((part) => part !== '').join('\n')
    const thought = aside === '' ? {} : { thought: aside }
    return { finishReason: 'function_calls', content: calls, usage, cached: false, ...thought }
  }

  #reason(): FinishReason {
    if (this.#refused) return 'content_filter'
    return FINISH[this.#finish ?? ''] ?? 'unknown'
  }

  #takeCall(piece: unknown): void {
    const made = field(piece, 'function')
    const id = text(field(piece, 'id')) ?? ''
    const call = this.#callFor(count(field(piece, 'index')) ?? null, id)
    const given = field(made, 'arguments')
    call.id ||= id
    // Some servers repeat the name with each piece; it never comes in pieces.
    call.name ||= text(field(made, 'name')) ?? ''
    call.arguments += this.#counted(isObject(given) ? JSON.stringify(given) : text(given))
  }

  // Pieces of several calls may come in turns. Some servers number none of them: then a new id begins a new call.
  #callFor(index: number | null, id: string): OpenCall {
    const known =
      index === null
        ? this.#calls.findLast((call) => id === '' || call.id === id)
        : this.#calls.find((call) => call.index === index)
    if (known !== undefined) return known
    const call = { index, id: '', name: '', arguments: '' }
    this.#calls.push(call)
    return call
  }

  #closed(call: OpenCall): FunctionCall {
    if (call.name === '') throw badAnswer('The model calls a tool without saying which.')
    return { id: call.id || this.#newId(), name: call.name, arguments: call.arguments }
  }

  #counted(added = ''): string {
    this.#bytes += Buffer.byteLength(added)
    if (this.#bytes > this.#maxBytes) throw tooLarge(this.#maxBytes)
    return added
  }
}

/** Null where it is not told; a server that does not count says 0 and 0, which no call can come to. */
function usageOf(told: unknown): RequestUsage | null {
  const promptTokens = count(field(told, 'prompt_tokens'))
  const completionTokens = count(field(told, 'completion_tokens'))
  if (promptTokens === undefined || completionTokens === undefined) return null
  if (promptTokens + completionTokens === 0) return null
  const cachedTokens = count(field(field(told, 'prompt_tokens_details'), 'cached_tokens'))
  return { promptTokens, completionTokens, ...(cachedTokens === undefined ? {} : { cachedTokens }) }
}

export function badAnswer(message: string): ModelError {
  return new ModelError('bad_answer', message, { retryable: true })
}
