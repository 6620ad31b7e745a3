import type { Script, ScriptedAnswer } from '../../backend/agents/scripted-voices.ts'
import type { TurnRequest } from '../../backend/ports/voice.ts'

const DRY = { quote: 'The shed is dry all year.', source_id: 's1' }
const FLOODS = { quote: 'The cellar floods in March.', source_id: 's1' }
const LOCK = { quote: 'The shed has no lock.', source_id: 's1' }

/** A council on the tool library in which every seat does its part; `change` bends single answers. */
export function plainCouncil(
  change: (request: TurnRequest, plain: ScriptedAnswer) => ScriptedAnswer = (_, plain) => plain,
): Script {
  return (request) => change(request, plainAnswer(request))
}

/** Seats whose words cost what they are long. */
export const pricedCouncil: Script = async (request, call) => {
  const answer = await plainCouncil()(request, call)
  const tokens = (answer.text ?? '').length
  return {
    ...answer,
    usage: {
      purpose: 'speak',
      provider: 'priced',
      model: 'script',
      promptTokens: 10 * tokens,
      cachedTokens: 0,
      completionTokens: tokens,
      costUsd: tokens / 10_000,
    },
  }
}

function plainAnswer(request: TurnRequest): ScriptedAnswer {
  const { phase, role, task } = request
  const text = `${request.name} in ${phase}, round ${request.round}.`
  if (task.kind === 'vote')
    return {
      text,
      contributions: [
        { tool: 'cast_vote', arguments: { option: 'o1', confidence: 0.8, reason: 'It is dry.' } },
      ],
    }
  if (phase === 'positions')
    return {
      text,
      contributions: [
        { tool: 'take_position', arguments: { option: 'o1', confidence: 0.7, quote: DRY.quote } },
        {
          tool: 'make_claim',
          arguments: { text: DRY.quote, kind: 'for', option: 'o1', criterion: 'k1', quotes: [DRY] },
        },
      ],
    }
  if (phase === 'alternatives')
    return {
      text,
      contributions: [
        {
          tool: 'make_claim',
          arguments: { text: FLOODS.quote, kind: 'against', option: 'o2', quotes: [FLOODS] },
        },
      ],
    }
  if (phase === 'risks' && role === 'expert')
    return {
      text,
      contributions: [
        { tool: 'raise_risk', arguments: { risk: LOCK.quote, option: 'o1', impact: 'high', quotes: [LOCK] } },
      ],
    }
  if (phase === 'actions')
    return {
      text,
      contributions: [
        { tool: 'notion.task', arguments: { title: 'Buy a lock for the shed', quotes: [LOCK] } },
      ],
    }
  if (phase === 'closing' && request.record !== undefined)
    return {
      text,
      contributions: [
        { tool: 'notion.decision_log', arguments: request.record.decisionLog },
        {
          tool: 'submit_summary',
          arguments: { title: 'The shed', markdown: request.record.decisionLog.decision },
        },
      ],
    }
  return { text }
}

/** The plain council in which each seat votes as told; null abstains. */
export const voting = (votes: Record<string, string | null>, tieBreak: string | null = null): Script =>
  plainCouncil((request, plain) => {
    if (request.task.kind !== 'vote' && request.task.kind !== 'tie_break') return plain
    const option = request.task.kind === 'tie_break' ? tieBreak : (votes[request.seat] ?? null)
    return { ...plain, contributions: [{ tool: 'cast_vote', arguments: { option, reason: 'As told.' } }] }
  })
