import type { TurnRequest } from '../ports/voice.ts'

/** What can be handed in, by the task first, then by role and phase: what the rules would refuse is not offered. */
export function toolsOf({ task, phase, role, record }: TurnRequest): string[] {
  switch (task.kind) {
    case 'vote':
    case 'tie_break':
    case 'decide':
      return ['cast_vote']
    case 'alternatives':
      return ['propose_option', 'make_claim']
    case 'risks':
      return ['raise_risk', 'make_claim']
    case 'gate':
      return GATE_TOOLS[task.gate] ?? ['make_claim']
    case 'speak':
      break
  }
  if (phase === 'actions') return role === 'integrator' ? ['notion.task'] : []
  if (phase === 'closing' && role === 'scribe')
    return record === undefined ? ['submit_summary'] : ['notion.decision_log', 'submit_summary']
  return PHASE_TOOLS[phase] ?? []
}

const GATE_TOOLS: Partial<Record<string, string[]>> = {
  min_alternatives: ['propose_option'],
  rationale: ['make_claim'],
  risks: ['raise_risk'],
  must_haves: ['make_claim', 'take_position'],
  unanswered: ['make_claim', 'take_position'],
  quorum: ['cast_vote'],
}

const PHASE_TOOLS: Partial<Record<TurnRequest['phase'], string[]>> = {
  opening: ['ask_question'],
  positions: ['take_position', 'make_claim'],
  debate: ['make_claim', 'take_position', 'raise_risk', 'propose_option', 'ask_question'],
  alternatives: ['propose_option', 'make_claim'],
  risks: ['raise_risk', 'make_claim', 'ask_question'],
  convergence: ['take_position', 'make_claim', 'ask_question'],
}
