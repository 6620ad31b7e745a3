// A council through models, in the production house: log, rules, driver pool, seats, the provider's SDK, real HTTP.
import { agentOf } from '../../backend/agents/seat-rules.ts'
import { createModelSelector } from '../../backend/agents/model/model-selector.ts'
import { createModelVoices } from '../../backend/agents/model/model-voices.ts'
import { openModels, type Models } from '../../backend/agents/model/models.ts'
import { MODELS, panelsOf } from '../../backend/agents/panels.ts'
import type { Prices } from '../../backend/autogen/models/prices.ts'
import type { ModelAccess } from '../../backend/ports/models.ts'
import type { VoicedRun } from '../../backend/ports/voice.ts'
import type { RunLog } from '../../backend/ports/run-log.ts'
import type { NewRun } from '../../backend/orchestrator/start-run.ts'
import type { EventData, EventType, Meeting } from '../../schemas/generated/types.ts'
import {
  councilServer,
  type Asked,
  type CouncilScript,
  type CouncilServer,
  type Reply,
} from './council-model.ts'
import { withLibrary } from '../../backend/agents/looking-up.ts'
import type { LookUp } from '../../backend/ports/lookup.ts'
import { HastyClock } from './hasty-clock.ts'
import { openTestHouse, registry } from './house.ts'
import { Witness } from './promises.ts'

export const KEY = 'sk-canary-0123456789'

export type CouncilGiven = {
  script?: CouncilScript
  /** Each answer waits until this has settled. */
  hold?: CouncilServer['hold']
  /** What the model says when it is asked who speaks next. */
  select?: CouncilServer['select']
  meeting?: Partial<Meeting>
  overrides?: NewRun['overrides']
  /** What was decided before on the same matter. */
  earlier?: NonNullable<NewRun['earlier']>
  /** By `test/model`: a provider that nobody knows is called by its host. */
  prices?: Prices
  access?: Partial<ModelAccess>
  alone?: boolean
  /** The library that the council may look through, where its meeting says so. */
  lookUp?: LookUp
  /** How much faster than real time passes (8): a provider's 30 s of silence are a few seconds, so a slow machine is none. */
  haste?: number
  log?: RunLog
  /** A run of that log is gone on with instead of a new one. */
  resume?: string
  /** The ways of answering that the server knows. */
  knows?: { tools: boolean; structured: boolean }
}

/** A run that is driven in the background; `end` is when nothing more happens. */
export async function startCouncil(given: CouncilGiven = {}) {
  const server = await councilServer(given.script ?? councilOf())
  server.knows = given.knows ?? server.knows
  server.select = given.select ?? null
  server.hold = given.hold ?? null
  const access: ModelAccess = {
    baseURL: server.baseURL,
    apiKey: { reveal: () => KEY },
    model: 'gpt-5-mini',
    ...given.access,
  }
  const clock = new HastyClock(given.haste)
  const prices = Object.fromEntries(
    Object.entries(given.prices ?? {}).map(([name, price]) => [
      name.replace(/^test\//, `${new URL(server.baseURL).host}/`),
      price,
    ]),
  )
  const models = openModels(access, { clock, prices })
  const house = openTestHouse({
    clock,
    alone: given.alone ?? true,
    ...(given.log === undefined ? {} : { log: given.log }),
    panels: panelsOf({ panel: MODELS, models: access }),
    voices: given.lookUp === undefined ? voicesOf(models) : withLibrary(voicesOf(models), given.lookUp),
    selectors: createModelSelector({
      models,
      agentOf: agentIn,
      instructions: registry.prompt('selector')?.prompt ?? '',
    }),
  })
  const asked = {
    ...(given.overrides === undefined ? {} : { overrides: given.overrides }),
    ...(given.earlier === undefined ? {} : { earlier: given.earlier }),
  }
  const runId = given.resume ?? (await house.start(given.meeting, asked)).runId
  const end = house.pool.drive(runId)
  const of = async <T extends EventType>(type: T): Promise<EventData[T][]> =>
    (await house.events(runId)).flatMap((event) => (event.type === type ? [event.data as EventData[T]] : []))
  return {
    server,
    house,
    models,
    runId,
    of,
    state: () => house.state(runId),
    end,
    /** Every promise of the log is kept, to its last event. */
    async kept() {
      const witness = new Witness()
      witness.see(await house.log.read(runId, 0))
      return witness
    },
    async close() {
      await house.pool.close()
      await models.close()
      await server.close()
    },
  }
}

const agentIn = (run: VoicedRun, seat: string) =>
  agentOf(
    registry,
    { seats: run.meeting.seats, ...(run.template === undefined ? {} : { template: run.template }) },
    seat,
  )

export const voicesOf = (models: Models | null) => createModelVoices({ models, agentOf: agentIn })

/** A council to its end, with the server's connections closed and the log's promises kept. */
export async function held(given: CouncilGiven = {}) {
  const council = await startCouncil(given)
  try {
    await council.end
    await council.kept()
    const events = await council.house.events(council.runId)
    return { ...council, events, state: await council.state() }
  } finally {
    await council.close()
  }
}

const DRY = { quote: 'The shed is dry all year.', source_id: 's1' }
const FLOODS = { quote: 'The cellar floods in March.', source_id: 's1' }
const LOCK = { quote: 'The shed has no lock.', source_id: 's1' }

/** A model that does its part in every seat on the tool library, expert B for the cellar; `change` bends single answers. */
export function councilOf(
  change: (asked: Asked, plain: Reply) => ReturnType<CouncilScript> = (_, plain) => plain,
): CouncilScript {
  return (asked) => change(asked, toolAnswer(asked))
}

function toolAnswer({ seat, phase, task, role, round, text }: Asked): Reply {
  const own = seat === 'expert_b' ? 'o2' : 'o1'
  const said = `${seat} speaks in ${phase}, round ${round}.`
  if (task === 'vote')
    return {
      text: said,
      calls: [
        {
          name: 'cast_vote',
          arguments: { option: seat === 'expert_b' ? 'o2' : 'o1', confidence: 0.8, reason: 'As quoted.' },
        },
      ],
    }
  if (task === 'tie_break' || task === 'decide')
    return { text: said, calls: [{ name: 'cast_vote', arguments: { option: 'o1', reason: 'It is dry.' } }] }
  if (phase === 'positions')
    return {
      text: said,
      calls: [
        {
          name: 'take_position',
          arguments: {
            option: own,
            confidence: 0.7,
            quote: DRY.quote,
            assessments: [
              { option: 'o1', criterion: 'k1', verdict: 'meets' },
              { option: 'o2', criterion: 'k1', verdict: 'fails' },
            ],
          },
        },
        {
          name: 'make_claim',
          arguments: { text: DRY.quote, kind: 'for', option: 'o1', criterion: 'k1', quotes: [DRY] },
        },
      ],
    }
  if (phase === 'debate' && role === 'expert' && round === 1)
    return {
      text: said,
      calls: [
        {
          name: 'make_claim',
          arguments: { text: LOCK.quote, kind: 'against', option: 'o1', quotes: [LOCK] },
        },
      ],
    }
  if (phase === 'alternatives')
    return {
      text: said,
      calls: [
        {
          name: 'make_claim',
          arguments: { text: FLOODS.quote, kind: 'against', option: 'o2', quotes: [FLOODS] },
        },
      ],
    }
  if (phase === 'risks' && role === 'expert')
    return {
      text: said,
      calls: [
        { name: 'raise_risk', arguments: { risk: LOCK.quote, option: 'o1', impact: 'high', quotes: [LOCK] } },
      ],
    }
  if (phase === 'actions')
    return {
      text: said,
      calls: [{ name: 'notion_task', arguments: { title: 'Buy a lock for the shed', quotes: [LOCK] } }],
    }
  if (phase === 'closing' && role === 'scribe') return { text: said, calls: closingCalls(text) }
  return { text: said }
}

const closingCalls = (text: string) => [
  {
    name: 'notion_decision_log',
    arguments: {
      decision: 'The tools go into the shed, which is dry all year.',
      confidence_basis: 'Votes and a walk-through.',
    },
  },
  {
    name: 'submit_summary',
    arguments: {
      title: 'The shed',
      markdown: `The council chose the shed.${text.includes('expert_b') ? ' Expert B dissents.' : ''}`,
    },
  },
]
