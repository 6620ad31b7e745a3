// A model server that holds a council: it answers by who is asked and for what, as the request itself tells, never by
// the order of calls. It counts what it has charged.
import {
  beginStream,
  event,
  openaiServer,
  piece,
  refusal,
  usage,
  type Answering,
  type OpenAIServer,
  type Received,
} from './openai-server.ts'

/** What a request asks for, read out of the request alone. */
export type Asked = {
  seat: string
  role: string
  phase: string
  task: string
  round: number
  language: string
  /** How the answer may be given. */
  manner: 'tools' | 'structured' | 'plain'
  model: string
  /** The names of what may be handed in. */
  offered: string[]
  /** The tool that is to be handed in again; null in an ordinary turn. */
  repair: string | null
  system: string
  /** All of the user's message. */
  text: string
  request: Received
}

export type Called = { name: string; arguments: unknown }
export type Reply = { text?: string; calls?: Called[] }
/** What the model says to a request; an `Answering` does with the connection what it likes. */
export type CouncilScript = (asked: Asked) => Reply | Answering

/** One call as the server has charged it. */
export type Charged = {
  seat: string
  repair: string | null
  model: string
  prompt: number
  completion: number
  cached: number
}

export type CouncilServer = Omit<OpenAIServer, 'script'> & {
  script: CouncilScript
  asked: Asked[]
  charged: Charged[]
  /** Which ways of answering this server knows; it refuses a request that asks for another, as such servers do. */
  knows: { tools: boolean; structured: boolean }
  /** Answers a request that is no turn of a seat: a selector's, told by the schema or tool it offers. */
  select: ((body: Record<string, unknown>) => Reply) | null
  /** An answer is given when this has settled; null: at once. */
  hold: ((asked: Asked) => Promise<void>) | null
  /** Requests in whose middle the connection was closed by the one who asked. */
  cut: Asked[]
  /** Resolves with the first request that is wanted, as soon as it has come. */
  until(wanted: (asked: Asked) => boolean): Promise<Asked>
}

type Waiting = { wanted(asked: Asked): boolean; resolve(asked: Asked): void }

export async function councilServer(script: CouncilScript): Promise<CouncilServer> {
  const server = await openaiServer()
  const waiting: Waiting[] = []
  const council: CouncilServer = {
    ...server,
    script,
    asked: [],
    charged: [],
    knows: { tools: true, structured: true },
    select: null,
    hold: null,
    cut: [],
    until(wanted) {
      const known = council.asked.find(wanted)
      if (known !== undefined) return Promise.resolve(known)
      return new Promise((resolve) => waiting.push({ wanted, resolve }))
    },
  }
  server.script((response, request) => {
    const answering = answer(council, request)
    for (const { wanted, resolve } of waiting) {
      const found = council.asked.find(wanted)
      if (found !== undefined) resolve(found)
    }
    return answering(response, request)
  })
  return council
}

function answer(council: CouncilServer, request: Received): Answering {
  const { body } = request
  const asked = readRequest(request)
  if (asked === null) {
    if (council.select === null) return refusal(400, { message: 'This is no turn of a seat.' })
    if (body.response_format !== undefined && !council.knows.structured)
      return refusal(400, { message: "'response_format' is not supported" })
    const count = { prompt: tokens(JSON.stringify(body)), completion: 3, cached: 0 }
    council.charged.push({ seat: 'selector', repair: null, model: String(body.model), ...count })
    return reply(council.select(body), { manner: body.tools === undefined ? 'plain' : 'tools', count })
  }
  if (asked.manner === 'tools' && !council.knows.tools)
    return refusal(400, { message: `${asked.model} does not support tools` })
  if (asked.manner === 'structured' && !council.knows.structured)
    return refusal(400, { message: "'response_format' of type 'json_schema' is not supported" })
  council.asked.push(asked)
  void request.closed.then((how) => how === 'cut' && council.cut.push(asked))
  const said = council.script(asked)
  if (typeof said === 'function') return said
  const { seat, repair, model, manner, text, system } = asked
  const words = wordsOf(said, manner)
  const count = { prompt: tokens(system + text), completion: tokens(words) + 3, cached: tokens(system) }
  council.charged.push({ seat, repair, model, ...count })
  const answering = reply(said, { manner, count })
  return async (response) => {
    await council.hold?.(asked)
    return answering(response, request)
  }
}

const tokens = (text: string): number => Math.ceil(text.length / 4)

/** The reply as a stream, in the manner in which it was asked for. */
function reply(
  said: Reply,
  { manner, count }: { manner: Asked['manner']; count: Pick<Charged, 'prompt' | 'completion' | 'cached'> },
): Answering {
  const words = wordsOf(said, manner)
  return (response) => {
    beginStream(response)
    for (const part of inPieces(words)) event(response, piece({ content: part }))
    const calls = manner === 'tools' ? (said.calls ?? []) : []
    calls.forEach(({ name, arguments: given }, index) => {
      const whole = typeof given === 'string' ? given : JSON.stringify(given)
      const call = { index, id: `call-${index}`, type: 'function' }
      event(response, piece({ tool_calls: [{ ...call, function: { name, arguments: '' } }] }))
      for (const part of inPieces(whole))
        event(response, piece({ tool_calls: [{ index, function: { arguments: part } }] }))
    })
    event(response, piece({}, calls.length > 0 ? 'tool_calls' : 'stop'))
    const prompt_tokens_details = { cached_tokens: count.cached }
    event(
      response,
      usage({ prompt_tokens: count.prompt, completion_tokens: count.completion, prompt_tokens_details }),
    )
    response.end('data: [DONE]\n\n')
  }
}

/** A few words at a time; of what is very long, more. */
function inPieces(text: string): string[] {
  const size = Math.max(40, Math.ceil(text.length / 200))
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  )
}

function wordsOf({ text = '', calls = [] }: Reply, manner: Asked['manner']): string {
  if (manner !== 'structured') return text
  const contributions = calls.map(({ name, arguments: given }) => ({ tool: name, arguments: given }))
  return JSON.stringify({ say: text, contributions })
}

const TURN = /^Turn: seat=(\S+) role=(\S+) phase=(\S+) task=(\S+) round=(\d+) language=(\S+)$/m

function readRequest(request: Received): Asked | null {
  const { body } = request
  const messages = Array.isArray(body.messages) ? (body.messages as { role: string; content: string }[]) : []
  const system = messages.find((one) => one.role === 'system')?.content ?? ''
  const text = messages.findLast((one) => one.role === 'user')?.content ?? ''
  // The last line of this kind is the program's; a source may hold others.
  const turn = [...text.matchAll(new RegExp(TURN, 'gm'))].at(-1)
  if (turn === undefined) return null
  const [, seat = '', role = '', phase = '', task = '', round = '', language = ''] = turn
  const tools = Array.isArray(body.tools) ? (body.tools as { function: { name: string } }[]) : []
  const tail = text.slice(turn.index)
  return {
    seat,
    role,
    phase,
    task,
    round: Number(round),
    language,
    manner: tools.length > 0 ? 'tools' : body.response_format === undefined ? 'plain' : 'structured',
    model: String(body.model),
    offered: /^You may hand in: (.+)\.$/m.exec(tail)?.[1]?.split(', ') ?? [],
    repair: /^Hand in (\S+) again/m.exec(tail)?.[1] ?? null,
    system,
    text,
    request,
  }
}
