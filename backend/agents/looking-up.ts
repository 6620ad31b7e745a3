import type { FoundPassage, HeldMeeting } from '../../schemas/generated/types.ts'
import type { CallUsage } from '../council/call.ts'
import type { Search } from '../council/decide/driver-commands.ts'
import { asText } from '../council/found.ts'
import type { LookUp } from '../ports/lookup.ts'
import type { FoundText, SpeakOptions, TurnRequest, Voice, VoicedRun, Voices } from '../ports/voice.ts'
import { questionsOf } from './look-up-questions.ts'
import { withPaid } from './model-failure.ts'

/**
 * A seat that looks into the library before it speaks, and may look again while it does. What it finds stands in its
 * answer as searches, which the voice itself cannot claim; a library that fails is told of, and the turn goes on.
 */
function lookingUp(voice: Voice, run: VoicedRun, lookUp: LookUp): Voice {
  const { library } = run.meeting
  if (library === undefined) return voice
  // What a turn has found is there again when one of its documents is sent back.
  let last: { turnId: string; found: FoundPassage[] } = { turnId: '', found: [] }
  return {
    async speak(request, options) {
      const looking = new Looking(lookUp, { run, library, request, signal: options.signal })
      if (options.repair === undefined) {
        const questions = looksFirst(request) ? questionsOf(request, run.meeting) : []
        if (questions.length > 0) await looking.look(questions, { automatic: true })
      } else if (last.turnId === request.turnId) looking.found.push(...last.found)
      const search = (query: string) => looking.look([query], { automatic: false })
      const given = { ...options, ...(mayLook(request, options) ? { search } : {}) }
      const answer = await voice.speak(withFound(request, looking.found), given).catch((error: unknown) => {
        throw withPaid(error, looking.usage)
      })
      last = { turnId: request.turnId, found: looking.found }
      const { searches: _, before = [], ...said } = answer
      const paid = [...looking.usage, ...before]
      return {
        ...said,
        ...(looking.searches.length === 0 ? {} : { searches: looking.searches }),
        ...(paid.length === 0 ? {} : { before: paid }),
      }
    },
  }
}

/** The voices of a panel, each with the library that its council may look through. */
export const withLibrary =
  (voices: Voices, lookUp: LookUp): Voices =>
  (run) => {
    const ofRun = voices(run)
    return (seat) => lookingUp(ofRun(seat), run, lookUp)
  }

/** Experts speak of the matter; the others lead, write and count. */
const looksFirst = ({ role, task }: TurnRequest): boolean => role === 'expert' && !isVote(task.kind)

/** Whoever writes the record writes what was said; it is judged before anything new could stand in the log. */
const mayLook = (request: TurnRequest, { repair }: SpeakOptions): boolean =>
  repair === undefined && request.record === undefined && !isVote(request.task.kind)

const isVote = (kind: TurnRequest['task']['kind']): boolean =>
  kind === 'vote' || kind === 'tie_break' || kind === 'decide'

type Given = {
  run: VoicedRun
  library: NonNullable<HeldMeeting['library']>
  request: TurnRequest
  signal: AbortSignal
}

/** What one turn looks for, and what it has found by now. */
class Looking {
  readonly searches: Search[] = []
  readonly found: FoundPassage[] = []
  readonly usage: CallUsage[] = []
  readonly #lookUp: LookUp
  readonly #given: Given

  constructor(lookUp: LookUp, given: Given) {
    this.#lookUp = lookUp
    this.#given = given
  }

  async look(questions: readonly string[], { automatic }: { automatic: boolean }): Promise<FoundText[]> {
    const { run, library, request, signal } = this.#given
    const query = questions.join('\n').slice(0, LONGEST_QUERY).toWellFormed()
    try {
      const asked = { workspaceId: run.workspaceId ?? 'main', library, seat: request.seat, questions, signal }
      const { passages, usage } = await this.#lookUp(asked)
      this.usage.push(...usage)
      const fresh = passages.filter((one) => !this.#has(one))
      this.found.push(...fresh)
      // What is looked for unasked is told where it brings something, and once where there is nothing.
      if (!automatic || fresh.length > 0 || (passages.length === 0 && isFirst(request, run.meeting)))
        this.searches.push({ query, automatic, passages })
      return passages.map(asText)
    } catch (error) {
      if (signal.aborted) throw error
      const why = error instanceof Error ? error.message : String(error)
      this.searches.push({ query, automatic, error: `The library could not be read: ${why}` })
      return []
    }
  }

  #has({ sourceId }: FoundPassage): boolean {
    const known = this.#given.request.found ?? []
    return [...known.map(({ id }) => id), ...this.found.map((one) => one.sourceId)].includes(sourceId)
  }
}

/** The first turn of a seat on an item. */
const isFirst = ({ round, phase, itemId }: TurnRequest, { agenda }: HeldMeeting): boolean =>
  round === 1 &&
  phase === (agenda.find(({ id }) => id === itemId)?.kind === 'discuss' ? 'debate' : 'positions')

const LONGEST_QUERY = 2_000

function withFound(request: TurnRequest, found: readonly FoundPassage[]): TurnRequest {
  if (found.length === 0) return request
  const texts = found.map(asText)
  return {
    ...request,
    sourceIds: [...request.sourceIds, ...texts.map(({ id }) => id)],
    found: [...(request.found ?? []), ...texts],
  }
}
