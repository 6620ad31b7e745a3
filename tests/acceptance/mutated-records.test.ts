import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { citedText } from '../../backend/council/contributions/quotes.ts'
import { runRecordFaults } from '../../backend/council/record/faults.ts'
import type { RunState } from '../../backend/council/state.ts'
import { sha256 } from '../../backend/log/digest.ts'
import { readAdr } from '../../backend/minutes/extract/adr/read-adr.ts'
import { extractItems } from '../../backend/minutes/extract/rules/extract.ts'
import { readTranscript } from '../../backend/minutes/formats/transcript/read-transcript.ts'
import { normalise } from '../../backend/minutes/normalise/normalise.ts'
import { groundIn } from '../../backend/minutes/record/ground.ts'
import { recordOf } from '../../backend/minutes/record/record.ts'
import { subjectOf } from '../../backend/minutes/record/subject.ts'
import { recordFaults } from '../../backend/minutes/support/record-faults.ts'
import { library, market, messenger } from '../agents/offline/russian-meetings.ts'
import { hold, record } from '../support/agendas.ts'
import { RECORD_BENDS, type Record } from '../support/bend-record.ts'
import { GivenRun } from '../support/given.ts'
import { voting } from '../support/scripts.ts'

const FEWEST_REFUSED = 0.95

/** Tries each way to falsify a record; what is refused of each kind. */
class Tally {
  readonly #kinds = new Map<string, { of: number; refused: number; passed: string[] }>()

  add(
    given: Record,
    faultsOf: (record: Record) => string[],
    around: Parameters<(typeof RECORD_BENDS)[string]>[1],
  ) {
    for (const [kind, bend] of Object.entries(RECORD_BENDS)) {
      const seen = this.#kinds.get(kind) ?? { of: 0, refused: 0, passed: [] }
      for (const bent of bend(given, around)) {
        seen.of++
        if (faultsOf(bent).length > 0) seen.refused++
        else seen.passed.push(differenceOf(given, bent))
      }
      this.#kinds.set(kind, seen)
    }
  }

  /** Of each kind that was tried, the share that was refused. */
  holds(title: string, kinds: readonly string[]) {
    const lines = [...this.#kinds].map(
      ([kind, { of, refused }]) => `  ${kind.padEnd(22)} ${refused}/${of} refused`,
    )
    process.stdout.write(`${[title, ...lines].join('\n')}\n`)
    for (const kind of kinds) {
      const { of, refused, passed } = this.#kinds.get(kind) ?? { of: 0, refused: 0, passed: [] }
      expect(of, kind).toBeGreaterThan(0)
      expect(refused / of, `${kind}\n${passed.slice(0, 5).join('\n')}`).toBeGreaterThanOrEqual(FEWEST_REFUSED)
    }
  }
}

/** The first place where two records differ, for the message of a test. */
function differenceOf(a: unknown, b: unknown): string {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  const at = [...one].findIndex((char, i) => char !== other[i])
  return other.slice(Math.max(0, at - 150), at + 150)
}

const ferry = {
  text: `# How the island gets its second ferry

## Question
Which ferry do we run next winter?

## Options
- Lease the Merlin
- Build a new ferry

## Criteria
- Cost (weight 3)
- Ready by winter (must)
- Noise
`,
  context: [
    {
      title: 'survey',
      text: `## Lease the Merlin

Pros:
- Cost is low: the lease is 9,400 a month
- Ready by winter: the Merlin is free from 2 October
- Noise is moderate at 62 decibels

Cons:
- The Merlin carries only 18 cars
- Noise is not measured at the pier

## Build a new ferry

Pros:
- Noise is low with 48 decibels
- A new ferry carries 40 cars

Cons:
- Cost is high: the yard asks for 3.2 million
- Ready by winter is not possible, the yard needs 26 months

## Tasks
- Sigrun Dahl asks the owner of the Merlin for a lease by 2026-03-02
- Tomas Reyes measures the noise at the pier until 2026-03-09
- Paint the ticket office
`,
    },
  ],
}

const PEOPLE = ['Sigrun Dahl', 'Tomas Reyes', 'Wanda Okafor', 'Пётр Лукин', 'Елена']
const COUNCIL = [
  'date invented',
  'number changed',
  'negated',
  'neighbour line cited',
  'quote bent',
  'options merged',
]

describe('a falsified record of a council is refused', () => {
  const judge = (state: RunState) => (one: Record) => runRecordFaults(state, one, { sha256 })
  const around = (state: RunState) => ({
    people: PEOPLE,
    textOf: (anchor: Parameters<typeof citedText>[1]) => citedText(state, anchor),
  })

  test('that the offline panel held, and none that is as it was left', async () => {
    const tally = new Tally()
    for (const meeting of [ferry, library, market, messenger]) {
      const { state } = await hold(meeting.text, meeting.context)
      const { log, tasks } = record(state)
      expect(judge(state)({ log, tasks })).toEqual([])
      tally.add({ log, tasks }, judge(state), around(state))
    }
    tally.holds('Councils', [...COUNCIL, 'owner swapped', 'owner invented', 'choice changed'])
  })

  test('in which somebody disagreed', () => {
    const run = new GivenRun({
      meeting: {
        seats: ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const })),
      },
      script: voting({ expert_a: 'o1', expert_b: 'o2', expert_c: 'o1' }),
    }).to('closing')
    const log = run.request().record?.decisionLog
    if (log === undefined) throw new Error('The scribe has no record to write from.')
    const tally = new Tally()
    expect(judge(run.state)({ log, tasks: [] })).toEqual([])
    tally.add({ log, tasks: [] }, judge(run.state), around(run.state))
    tally.holds('A divided council', ['dissent dropped', 'options merged', 'choice changed'])
  })
})

describe('a falsified record of minutes is refused', () => {
  const folder = path.join(import.meta.dirname, '../fixtures/minutes')
  const names = readdirSync(folder).filter((name) => !name.endsWith('.truth.json'))

  test('that were imported, and none that is as it was left', () => {
    const tally = new Tally()
    for (const name of names) {
      const transcript = readTranscript({ name, text: readFileSync(path.join(folder, name), 'utf8') })
      const items = normalise(extractItems(transcript), transcript)
      const ids = { meetingId: 'meeting-1', runId: 'run-1', now: 0 }
      const made = recordOf(
        { subject: subjectOf(transcript), transcript, items, adr: readAdr(transcript) },
        ids,
        sha256,
      )
      const { decisionLog: log, actionItems: tasks, faults } = made
      const ground = groundIn(transcript, log, sha256)
      expect(faults, name).toEqual({ decisionLog: [], actionItems: [], summary: [] })
      const people = [...transcript.people.map((one) => one.name), ...PEOPLE]
      tally.add(
        { log, tasks },
        (one) => recordFaults({ decisionLog: one.log, actionItems: one.tasks }, ground),
        { people, textOf: () => transcript.text },
      )
    }
    tally.holds('Imports', ['owner swapped', 'owner invented', 'date invented', 'number changed', 'negated'])
  })
})
