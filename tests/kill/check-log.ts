import type { RunEvent } from '../../backend/council/events.ts'
import { verifyChain } from '../../backend/log/chain.ts'

/** What was wrong with a log; empty where every promise held. `seen` are events and commands that were acknowledged before. */
export function checkLog(
  lines: string[],
  seen: ReadonlyMap<number, string>,
  acks: readonly { commandId: string; seq: number }[],
): string[] {
  const verdict = verifyChain(lines)
  const events: RunEvent[] = lines.map((line) => JSON.parse(line))
  return [
    ...(verdict.ok ? [] : [`the chain breaks at seq ${verdict.seq}: ${verdict.why}`]),
    ...events.flatMap((event, i) =>
      event.seq === i + 1 ? [] : [`seq ${event.seq} stands at place ${i + 1}`],
    ),
    ...[...seen].flatMap(([seq, bytes]) =>
      lines[seq - 1] === bytes
        ? []
        : [`event ${seq} was seen and is ${lines[seq - 1] === undefined ? 'lost' : 'another'} now`],
    ),
    ...acks.flatMap(({ commandId, seq }) => {
      const event = events[seq - 1]
      return event?.type === 'command' && event.data.commandId === commandId
        ? []
        : [`command ${commandId} was acknowledged at seq ${seq} and is not there`]
    }),
    ...twice(events),
  ]
}

/** No turn is completed twice, no message said twice. */
function twice(events: RunEvent[]): string[] {
  const done = new Set<string>()
  return events.flatMap((event) => {
    const key =
      event.type === 'turn' && event.data.state === 'completed'
        ? `turn ${event.data.turnId}`
        : event.type === 'chat_message'
          ? `message ${event.data.messageId}`
          : null
    if (key === null) return []
    if (done.has(key)) return [`${key} is there twice`]
    done.add(key)
    return []
  })
}
