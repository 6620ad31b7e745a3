import { readYaml } from '../../backend/minutes/formats/safe-yaml.ts'
import type { Contribution } from '../../backend/ports/voice.ts'

/** What one seat says in one turn, and what it puts on the table with it. */
export type Line = {
  seat: string
  phase: string
  text: string
  /** Tool and arguments, each by itself. */
  gives: Contribution[]
}

/** A recorded council as it is written: a meeting file, and what is said there in its order. */
export type DemoScript = { meeting: string; starts: string; seconds: number; lines: Line[] }

/** Reads a script; it is our own, so whatever is wrong in it is a fault to be mended at once. */
export function readScript(text: string): DemoScript {
  const { meeting, starts, seconds, lines } = fieldsOf(readYaml(text).value)
  if (!Array.isArray(lines)) throw new Error('A script has lines.')
  return {
    meeting: String(meeting),
    starts: String(starts),
    seconds: Number(seconds),
    lines: lines.map((line: unknown) => lineOf(fieldsOf(line))),
  }
}

/** A line is `moderator/opening: what is said`, and beside it what it gives. */
function lineOf({ gives = [], ...said }: Record<string, unknown>): Line {
  const [[who, text] = ['', ''], ...others] = Object.entries(said)
  const [seat, phase] = who.split('/')
  if (seat === undefined || phase === undefined || others.length > 0 || !Array.isArray(gives))
    throw new Error(`“${who}” is no line of a script.`)
  return {
    seat,
    phase,
    text: String(text).trim(),
    gives: gives.flatMap((given: unknown) =>
      Object.entries(fieldsOf(given)).map(([tool, args]) => ({
        tool,
        arguments: scored(quoted(fieldsOf(args))),
      })),
    ),
  }
}

/** A quote may be written as its words alone, and a claim that says no more than its quote without a text. */
function quoted({ quotes, ...args }: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(quotes)) return args
  const text = 'kind' in args && !('text' in args) ? { text: String(quotes[0]) } : {}
  return { ...text, ...args, quotes: quotes.map((quote) => ({ quote: String(quote), source_id: 's0' })) }
}

const WORTH: Readonly<Record<string, number>> = { meets: 1, partly: 0.5, fails: 0 }

/** How the options stand may be written as one verdict for each criterion, in the order of the criteria. */
function scored({ scores, ...args }: Record<string, unknown>): Record<string, unknown> {
  if (scores === undefined) return args
  const given = Object.entries(fieldsOf(scores)).map(([optionId, verdicts]) => {
    const cells = String(verdicts)
      .split(' ')
      .map((verdict, at) => ({ criterionId: `k${at + 1}`, value: WORTH[verdict] ?? null, verdict }))
    return { optionId, total: cells.reduce((sum, { value }) => sum + (value ?? 0), 0), cells }
  })
  return { ...args, scores: given }
}

const fieldsOf = (value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`“${String(value)}” has no fields.`)
  return { ...value }
}
