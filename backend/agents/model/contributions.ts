import type { DecisionLog, HeldMeeting } from '../../../schemas/generated/types.ts'
import { cite, type Place } from '../../minutes/extract/cite.ts'
import type { Contribution, TurnRequest } from '../../ports/voice.ts'
import { parseJson } from '../../../schemas/parse-json.ts'
import { scoresOf } from './assessments.ts'
import { isWholeLog, wordedLog } from './decision-log-words.ts'
import { isRecord, list } from './reading.ts'
import { CONTRIBUTION_SCHEMAS } from './tool-schemas.ts'
import { toolNamed } from './tools.ts'

/** A call as a model made it: `arguments` its JSON text, or what that says. */
export type ModelCall = { name: string; arguments: unknown }

/** What the calls are read against. */
export type Reading = { request: TurnRequest; meeting: HeldMeeting; places: readonly Place[] }

/** More than anybody contributes in a turn. */
const MOST_CALLS = 60
/** What is longer is no contribution; its beginning goes on record as what was refused. */
const LONGEST_ARGUMENTS = 256 * 1024
const SHOWN = 4_000

/**
 * The calls as contributions. A slip of the hand is set right where nothing is guessed (a title for an id, a null for
 * nothing, a quote with other dashes); everything else is handed on as it came, for the rules to judge.
 */
export const contributionsOf = (calls: readonly ModelCall[], reading: Reading): Contribution[] =>
  calls.slice(0, MOST_CALLS).map(({ name, arguments: given }) => {
    const tool = toolNamed(name.slice(0, 100)) || 'unnamed'
    return { tool, arguments: argumentsOf(tool, valueOf(given), reading) }
  })

function valueOf(given: unknown): unknown {
  if (typeof given !== 'string') return given
  if (given.length > LONGEST_ARGUMENTS) return given.slice(0, SHOWN)
  if (given.trim() === '') return {}
  try {
    return parseJson(given)
  } catch {
    return given.slice(0, SHOWN)
  }
}

function argumentsOf(tool: string, given: unknown, reading: Reading): unknown {
  if (!isRecord(given)) return given
  const { record } = reading.request
  if (tool === 'notion.decision_log') return decisionLog(given, record?.decisionLog, reading)
  const schema = CONTRIBUTION_SCHEMAS[tool]
  if (schema === undefined) return given
  const known = isRecord(schema.properties) ? schema.properties : {}
  const args: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given))
    // Left out and null is the same, but for the option that somebody holds or votes for.
    if (Object.hasOwn(known, name) && (value !== null || name === 'option'))
      args[name] = fieldOf(name, value, reading)
  return tool === 'take_position' ? position(args, given, reading) : args
}

const decisionLog = (
  given: Record<string, unknown>,
  record: DecisionLog | undefined,
  { places }: Reading,
): unknown => (record === undefined || isWholeLog(given) ? given : wordedLog(record, given, { places }))

function fieldOf(name: string, value: unknown, { request, meeting, places }: Reading): unknown {
  switch (name) {
    case 'option':
      return idOf(
        value,
        request.board.options.map(({ optionId, title }) => ({ id: optionId, title })),
      )
    case 'criterion':
      return idOf(value, meeting.criteria)
    case 'confidence':
      return shareOf(value)
    case 'quotes':
      return quotesOf(value, places)
    default:
      return value
  }
}

/** The id of what was named by its title. */
function idOf(value: unknown, things: readonly { id: string; title: string }[]): unknown {
  if (typeof value !== 'string' || things.some(({ id }) => id === value)) return value
  const named = value.trim().toLowerCase()
  return (
    things.find((one) => one.id.toLowerCase() === named || one.title.trim().toLowerCase() === named)?.id ??
    value
  )
}

/** Eighty of a hundred is 0.8; a task's confidence is an object and stays one. */
const shareOf = (value: unknown): unknown =>
  typeof value === 'number' && value > 1 && value <= 100 ? value / 100 : value

function quotesOf(value: unknown, places: readonly Place[]): unknown {
  if (!Array.isArray(value)) return typeof value === 'string' ? quotesOf([value], places) : value
  return list(value).flatMap((one) => {
    const ref = typeof one === 'string' ? { quote: one } : one
    if (!isRecord(ref) || typeof ref.quote !== 'string') return [ref]
    const named = ref.source_id ?? ref.message_id
    const meant = places.filter((place) => place.id === named)
    // Quoted from the one it names, else from wherever it stands; what stands nowhere is refused with its reason.
    return cite(ref.quote, meant) ?? cite(ref.quote, places) ?? [refOf(ref)]
  })
}

const refOf = (ref: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    ['quote', 'source_id', 'message_id'].flatMap((name) =>
      ref[name] === undefined || ref[name] === null ? [] : [[name, ref[name]] as const],
    ),
  )

function position(
  args: Record<string, unknown>,
  given: Record<string, unknown>,
  { request, meeting, places }: Reading,
): Record<string, unknown> {
  const options = request.board.options.map((one) => one.optionId)
  const scores = scoresOf(given.assessments, options, meeting.criteria)
  // Computed are the offline panel's positions only.
  const { basis: _, quote, ...rest } = args
  const [cited] = typeof quote === 'string' ? (cite(quote, places) ?? []) : []
  return {
    ...rest,
    ...(scores === undefined ? {} : { scores }),
    ...(cited === undefined ? {} : { quote: cited.quote.slice(0, 4000) }),
  }
}
