import type { Anchor, DecisionLog } from '../../schemas/generated/types.ts'

type Quoted = {
  /** The sources that a log quotes: how often, and where first. */
  sources: Map<string, { count: number; first: Anchor }>
  messages: Set<string>
}

/** Everything that a log rests on; anchors stand on every level of it. */
export function quotedIn(log: DecisionLog): Quoted {
  const found: Quoted = { sources: new Map(), messages: new Set() }
  for (const anchor of anchorsOf(log)) {
    const { source_id: source, message_id: message } = anchor
    if (source !== null) {
      const known = found.sources.get(source)
      found.sources.set(source, { count: (known?.count ?? 0) + 1, first: known?.first ?? anchor })
    } else if (message !== null) found.messages.add(message)
  }
  return found
}

const anchorsOf = (log: DecisionLog): Anchor[] =>
  [
    ...log.decisions,
    ...log.alternatives.flatMap(({ pros, cons }) => [...pros, ...cons]),
    ...log.verdicts,
    ...log.rationale,
    ...log.risks,
    ...log.dissent,
    ...log.assumptions,
    ...log.open_questions,
  ].flatMap(({ anchors }) => anchors)
