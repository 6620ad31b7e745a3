import { JsonInvalid, parseJson } from '../../../schemas/parse-json.ts'
import { MAX_BYTES, plainText } from '../../minutes/formats/decode-utf8.ts'
import { decodeText } from '../../minutes/formats/transcript/decode-text.ts'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import type { AppDeps } from '../deps.ts'
import { FAULTY, Problem } from '../problem.ts'
import { optionalChoice, optionalText } from '../params.ts'
import { actorOf, type Asked, json, type Route } from '../route.ts'
import { runRecord } from '../run-record.ts'
import { locationOf } from '../location-of.ts'

const NAME = optionalText('name', 'The file’s name: what is not told by the text is told by it.', 300)
const LANGUAGE = optionalChoice('language', 'Instead of the language that the text is written in.', [
  'en',
  'ru',
])

const MODEL = optionalText(
  'model',
  'A model that reads the text beside the rules; empty: the one of the configuration. The text is sent to its host (GET /providers). Without it no text leaves the server.',
  200,
)

/** A model may read for minutes; nothing is said on the connection while it does. */
const PATIENCE_MS = 30 * 60_000

// A text of the largest size, with room for what its line feeds and quotes become inside JSON.
const LIMIT = MAX_BYTES + 2 * 1024 * 1024

const STOPPED = 'The import was stopped while a model was reading: nothing was imported. Send it again.'

const TEXT = { type: 'string', description: 'The file as it is.' }

const FOUND = {
  type: 'object',
  properties: {
    run: { type: 'object', description: 'The run of kind import, ended.' },
    decisions: { type: 'array', items: found({}) },
    actions: {
      type: 'array',
      items: found({
        owner: { type: ['string', 'null'] },
        due: { type: ['string', 'null'], description: 'ISO date' },
        done: { type: 'boolean', description: 'the text shows it as done' },
      }),
    },
  },
}

/** Minutes and transcripts of meetings that were held elsewhere. */
export function importRoutes({ imports, clock }: Pick<AppDeps, 'imports' | 'clock'>): Route[] {
  return [
    {
      method: 'POST',
      path: '/imports',
      access: { action: 'write', kind: 'meeting' },
      summary:
        'Makes a run of minutes or a transcript, with the same documents as a council’s; each entry names its line. The body is the file, or `{name, text}`; an exported chat is JSON as well.',
      query: [NAME, LANGUAGE, MODEL],
      takes: {
        'text/markdown': TEXT,
        'text/plain': TEXT,
        'text/vtt': TEXT,
        'application/x-subrip': TEXT,
        'application/json': {
          oneOf: [
            {
              type: 'object',
              properties: { name: { type: 'string', maxLength: 300 }, text: { type: 'string' } },
              required: ['text'],
              additionalProperties: false,
            },
            { description: 'A chat as it was exported.' },
          ],
        },
      },
      example: '# Garden club\n\nDECISION: The hedge stays.\n\nACTION: Nina orders the seeds.\n',
      bytes: { limit: LIMIT },
      patienceMs: PATIENCE_MS,
      gives: {
        201: { description: 'Imported: the run, and all that was found in the text.', shape: FOUND },
        400: { description: 'The text cannot be read; why, and how to mend it.', shape: 'Problem' },
        413: { description: 'The text is too long.', shape: 'Problem' },
        503: { description: 'Too many texts are being read: try again in a minute.', shape: 'Problem' },
      },
      location: locationOf,
      async handle(asked) {
        const language = asked.get(LANGUAGE)
        const model = modelIn(imports, asked)
        const gone = asked.gone()
        const { subject, correlationId } = asked
        const done = imports.import({
          ...given(asked),
          ...(language !== undefined && { language }),
          ...(model !== undefined && { model }),
          signal: gone,
          by: actorOf(subject),
          workspaceId: subject.workspaceId,
          correlationId,
        })
        const { state, decisions, actions } = await done.catch((error: unknown) => {
          throw gone.aborted && error === gone.reason ? new Problem(503, STOPPED) : error
        })
        const run = runRecord(state, { adopted: false, now: clock.now() })
        return json(201, { run, decisions, actions })
      },
    },
  ]
}

/** Undefined where no model is asked for, null where it is the configured one. Refused before anything is read. */
function modelIn(imports: AppDeps['imports'], asked: Asked): string | null | undefined {
  const given = asked.get(MODEL)
  if (given === undefined) return undefined
  const model = given.trim() || null
  const voice = imports.voice(model)
  if (typeof voice !== 'string') return model
  throw new Problem(400, FAULTY, { errors: [{ pointer: '/query/model', message: voice }] })
}

function found(more: object): object {
  return {
    type: 'object',
    properties: {
      text: { type: 'string', description: 'the item’s own words' },
      line: { type: 'integer', description: '1-based line of the text that supports it' },
      certainty: { type: 'number' },
      needsReview: { type: 'boolean' },
      ...more,
    },
  }
}

function given({ body, contentType, get }: Asked): { name: string; text: string } {
  if (!(body instanceof Uint8Array) || body.length === 0)
    throw new TextInvalid(null, 'is empty: send the minutes themselves.')
  const text = decodeText(body)
  const name = get(NAME) ?? ''
  if (contentType !== 'application/json') return { name: name || nameFor(contentType), text }
  const wrapped = wrappedText(text)
  if (wrapped === null) return { name: name || 'chat.json', text }
  return { name: wrapped.name || name, text: plainText(wrapped.text) }
}

// A reader goes by the name where the text says nothing.
const nameFor = (contentType: string | null): string => NAMES[contentType ?? ''] ?? ''

const NAMES: Record<string, string> = { 'text/vtt': 'subtitles.vtt', 'application/x-subrip': 'subtitles.srt' }

/** `{name, text}`; null where the JSON is something else, a chat. */
function wrappedText(json: string): { name: string; text: string } | null {
  const value = parsed(json)
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
    return null
  const named = 'name' in value ? value.name : ''
  const others = Object.keys(value).filter((field) => field !== 'text' && field !== 'name')
  if (typeof named !== 'string' || others.length > 0) return null
  return { name: named.slice(0, 300), text: value.text }
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch (fault) {
    if (fault instanceof JsonInvalid) throw new TextInvalid(null, `cannot be read as JSON. ${fault.message}`)
    throw fault
  }
}
