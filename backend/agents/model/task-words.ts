import type { ConsensusMethod, HeldMeeting } from '../../../schemas/generated/types.ts'
import type { TurnRequest } from '../../ports/voice.ts'
import { oneLine } from './fence.ts'

/** What is asked of a seat with this turn, in a sentence or two. Its role's prompt says how it goes about it. */
export function taskWords({ task, phase, role, round, board }: TurnRequest): string {
  switch (task.kind) {
    case 'vote':
      return 'Cast your vote now: one option, or null to abstain. What you have heard may have changed your mind; say what tipped it.'
    case 'tie_break':
      return 'The experts’ votes are tied. Vote for the option that the evidence on the table carries better, and say what tipped it; abstain if nothing does.'
    case 'decide':
      return 'The experts have voted, and you decide: their votes are advice. Vote for the option that the evidence on the table carries best, say what tipped it, and answer the reasons of whoever voted otherwise; abstain if nothing carries any.'
    case 'alternatives':
      return `You were asked for alternatives${about(task.about)}: put ${task.count ?? 'one or more'} on the table that the sources speak of and nobody has named, or say that there are none.`
    case 'risks':
      return `You were asked for risks${about(task.about)}: name what could go wrong that nobody has named yet, or say that you see nothing more.`
    case 'gate':
      return `The decision cannot stand yet (gate ${task.gate}). What is missing: ${task.missing.map((one) => JSON.stringify(oneLine(one))).join('; ')}. Mend just that, from the sources; where they do not carry it, say so.`
    case 'speak':
      return (
        PHASES[phase]?.[role] ??
        (phase === 'debate' ? debate(round, board) : 'Say what the council needs from you now.')
      )
  }
}

/** How a vote counts, where it is more than one of many. */
export const votingWords = ({ method }: HeldMeeting['quality']['consensus']): string => VOTING[method] ?? ''

const VOTING: Partial<Record<ConsensusMethod, string>> = {
  supermajority: 'The council decides by a supermajority, and nobody breaks a tie.',
  unanimity: 'The council decides only if every expert votes for the same option and nobody abstains.',
  weighted: 'The experts’ votes have different weights.',
  consent:
    'The council decides by consent: the option with the most votes passes unless an expert votes for another one and gives a reason. If you disagree and could live with it, vote for yours and leave the reason empty.',
  moderator: 'The moderator decides after the vote; the experts’ votes are advice.',
}

const about = (what: string | undefined): string =>
  what === undefined ? '' : ` about ${JSON.stringify(oneLine(what))}`

function debate(round: number, board: TurnRequest['board']): string {
  const answered = new Set(board.claims.map((one) => one.answers))
  const open = board.claims.filter((one) => one.challenges !== undefined && !answered.has(one.claimId))
  return open.length > 0
    ? `Round ${round} of the debate. Open objections come first: ${open.map((one) => one.claimId).join(', ')}. Answer one with make_claim and answers, concede it, or move.`
    : `Round ${round} of the debate. Say what is new: the objection that would hurt most, an answer, a passage nobody has named. If nothing is new, say so in one sentence and contribute nothing.`
}

const PHASES: Partial<Record<TurnRequest['phase'], Partial<Record<TurnRequest['role'], string>>>> = {
  opening: {
    moderator:
      'Open the council: the question in your words, what lies on the table, what no source speaks of.',
  },
  positions: {
    expert:
      'Blind round: nobody else’s answer is known to you, nor yours to them. Take your position, and put the reasons that carry it on record, each with its quotes.',
  },
  debate: {
    moderator:
      'Lead the debate: name where the positions differ most, and ask one seat one question that the sources can answer.',
  },
  alternatives: {
    scribe:
      'Lay the options beside each other by the criteria, from the sources. Put the points that are not on record yet there, for and against, each with its quotes; propose an option only if a source speaks of one that is not on the table.',
  },
  risks: {
    moderator:
      'Ask for both sides of the same year: it failed, why; it succeeded beyond hope, why; and what would show each first. Name a risk yourself only if nobody has.',
    expert:
      'It is a year later, twice over. It failed: why? It succeeded beyond hope: why, and what if that had not held? Put what each answer shows as a risk on record, with the early sign by which one would see it first and, where anybody named one, what lowers it.',
  },
  convergence: {
    moderator: 'Ask for what only one seat knows, and for the passages nobody has cited.',
    expert:
      'Hold or move, in one sentence. Take your position anew only if you move; say what fact would move you.',
  },
  decision: {
    moderator: 'Say why the talk ends now, and call the vote.',
    scribe: 'State in one sentence what was decided, and by how many votes.',
  },
  actions: { integrator: 'Turn what was decided into tasks.' },
  closing: { scribe: 'Put the decision log and the summary on record.' },
}
