import { readMeetingFile } from '../../backend/minutes/formats/meeting-file.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import type { ScriptedAnswer } from '../../backend/agents/scripted-voices.ts'
import type { Ids } from '../../backend/ports/outside.ts'
import type { TurnRequest } from '../../backend/ports/voice.ts'
import { TestClock } from '../../tests/support/clock.ts'
import { openTestHouse } from '../../tests/support/house.ts'
import type { DemoScript, Line } from './script.ts'

/** To take the floor takes a moment, however little is said then. */
const MOMENT_MS = 900

/** Holds the council of a script by the rules and drivers of the program; its log is the same bytes every time. */
export async function holdDemo(id: string, script: DemoScript): Promise<string> {
  const clock = new TestClock(Date.parse(script.starts))
  const asked: string[] = []
  const house = openTestHouse({
    clock,
    ids: idsOf(id),
    script(request) {
      asked.push(whoOf(request))
      return answer(script, request)
    },
  })
  // Time passes while somebody speaks, and only then.
  let turns = 0
  house.bus.subscribe('*', (news) => {
    for (const { bytes } of news.kind === 'appended' ? (news.events ?? []) : []) {
      const { type, data } = parseStored(bytes)
      if (type === 'turn' && data.state === 'started') clock.advance(timeOf(script, script.lines[turns++]))
    }
  })
  const read = readMeetingFile({ name: 'meeting.md', text: script.meeting, beside: [] })
  const { runId } = await house.start(read.meeting, {
    meeting: read.meeting,
    ...(read.s0Text === undefined ? {} : { s0Text: read.s0Text }),
    notes: read.notes,
    demo: true,
    overrides: { panel: 'scripted' },
    by: { kind: 'person', id: 'demo', name: 'Demo' },
    correlationId: 'demo',
  })
  await house.pool.drive(runId)
  const [fault] = house.logger.lines
  if (fault !== undefined) throw new Error(fault)
  const faults = faultsOf(script, await house.events(runId))
  if (faults.length > 0)
    throw new Error([`${id} is not held as it is written:`, ...asked, ...faults].join('\n'))
  return (await house.log.read(runId, 0)).map(({ bytes }) => `${bytes}\n`).join('')
}

/** What is not as it was written: a line that was not asked for, words without a place, a seat that went too far. */
function faultsOf({ lines }: DemoScript, events: readonly RunEvent[]): string[] {
  const said = events.flatMap((event) => (event.type === 'chat_message' ? [event.data.content] : []))
  const at = said.findIndex((content, n) => content !== lines[n]?.text)
  const astray =
    lines.length === said.length && at < 0 ? [] : [`Line ${at + 1}: “${said[at]}”, of ${said.length}`]
  return events.reduce((faults, { type, data }) => {
    if (type === 'tool_call' && data.status === 'failed') faults.push(`${data.tool}: ${data.error}`)
    if (type === 'claim' && data.support === 'unsupported')
      faults.push(`Its quotes do not carry: ${data.text}`)
    if (type === 'quality_gate') faults.push(...data.missing.map((missing) => `${data.gate}: ${missing}`))
    return faults
  }, astray)
}

/** The time for all that is said is parted by how long it takes to read. */
function timeOf({ lines, seconds }: DemoScript, line: Line | undefined): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0)
  const perLetter = (seconds * 1000 - lines.length * MOMENT_MS) / letters
  return Math.round(MOMENT_MS + (line?.text.length ?? 0) * perLetter)
}

const whoOf = ({ seat, phase, itemId, round, task }: TurnRequest): string =>
  `${seat}/${phase} (${itemId}, ${round}, ${task.kind})`

function answer({ lines }: DemoScript, request: TurnRequest): ScriptedAnswer {
  const { seat, phase, round, record } = request
  const line = lines.filter((one) => one.seat === seat && one.phase === phase)[round - 1]
  if (line === undefined) return { text: `${whoOf(request)} is not written.` }
  const log = phase === 'closing' && record !== undefined ? [LOG(record.decisionLog)] : []
  return { text: line.text, contributions: [...log, ...line.gives] }
}

/** The scribe hands in the log that follows from what was said. */
const LOG = (body: unknown) => ({ tool: 'notion.decision_log', arguments: body })

/** Ids that count, so that the same script gives the same log. */
function idsOf(id: string): Ids {
  let [events, requests] = [0, 0]
  return {
    event: () => `00000000-0000-7000-8000-${String(++events).padStart(12, '0')}`,
    run: () => `demo-${id}`,
    request: () => `request-${++requests}`,
  }
}
