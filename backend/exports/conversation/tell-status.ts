import { openItem, type RunState } from '../../council/state.ts'
import { wordingOf } from '../../council/wording/wording.ts'
import { councilMeant, goingOnHere } from './councils-here.ts'
import type { ConversationDeps, Language, Line, Said, Told } from './said.ts'
import { questionsOf } from './questions.ts'
import { saying } from './words.ts'

/** Where the councils of this place stand, or the one that is named. */
export async function tellStatus(
  deps: ConversationDeps,
  said: Said,
  named: string | null,
  language: Language,
): Promise<Told> {
  const say = saying(language)
  if (named === null) {
    const going = await goingOnHere(deps, said)
    const [only] = going
    if (only === undefined) return { lines: [{ text: say.noCouncil(null, said.command) }], runId: null }
    if (going.length === 1) return { lines: standing(deps, only), runId: only.runId }
    return { lines: going.slice(0, MOST_TOLD).map((state) => inOneLine(deps, state)), runId: null }
  }
  const meant = await councilMeant(deps, said, named)
  if ('none' in meant) return { lines: [{ text: say.noCouncil(named, said.command) }], runId: null }
  if ('many' in meant) return severalCouncils(deps, meant.many, language)
  return { lines: standing(deps, meant.state), runId: meant.state.runId }
}

const MOST_TOLD = 10

/** Asks which one is meant. */
export function severalCouncils(
  deps: Pick<ConversationDeps, 'panelUrl'>,
  states: readonly RunState[],
  language: Language,
): Told {
  const lines = states.slice(0, MOST_TOLD).map((state) => inOneLine(deps, state))
  return { lines: [{ text: saying(language).whichOne }, ...lines], runId: null }
}

function inOneLine({ panelUrl }: Pick<ConversationDeps, 'panelUrl'>, state: RunState): Line {
  const say = saying(state.meeting.language)
  return {
    text: `${state.meeting.title}: ${say.status[state.status]} (${state.runId})`,
    url: `${panelUrl}/councils/${encodeURIComponent(state.runId)}`,
  }
}

// Who holds which position is not told: a blind round may be open, and the panel shows the rest.
function standing(deps: Pick<ConversationDeps, 'panelUrl'>, state: RunState): Line[] {
  const say = saying(state.meeting.language)
  const item = state.meeting.agenda.find(({ id }) => id === state.itemId)
  const speaker = state.seats.find(({ seat }) => seat === state.turn?.seat)
  const open = questionsOf(state).find((one) => one.isOpen)
  return [
    inOneLine(deps, state),
    ...(item === undefined || openItem(state) === null
      ? []
      : [{ text: say.at(item.title, wordingOf(state).phase(state.phase)) }]),
    ...(speaker === undefined ? [] : [{ text: say.speaks(speaker.name) }]),
    { text: say.turns(state.turns, state.budget.maxTurns ?? null) },
    ...(open === undefined ? [] : [{ text: say.asks(open.text) }]),
  ]
}
