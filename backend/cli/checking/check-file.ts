import type { HeldMeeting, Robustness } from '../../../schemas/generated/types.ts'
import { openTrials } from '../../compose.ts'
import type { Config } from '../../config.ts'
import { fold } from '../../council/evolve.ts'
import { uncheckable } from '../../council/robustness/uncheckable.ts'
import type { RobustnessWish } from '../../council/robustness/variations.ts'
import type { RunState } from '../../council/state.ts'
import { fileEvents, LogFileInvalid } from '../../log/log-file.ts'
import type { RunOverrides } from '../../ports/councils.ts'
import type { StoredEvent } from '../../ports/run-log.ts'
import { HOLDER } from '../attend/local-source.ts'
import { commandLog } from '../bug.ts'
import { checkedFile } from '../files/checked-file.ts'
import { readGivenMeeting } from '../files/given-meeting.ts'
import { UsageFault } from '../usage.ts'
import { agreed, agreedForModels, telling, times } from './agreed.ts'

export type Checked = { result: Robustness; language: HeldMeeting['language'] }

type Asked = {
  config: Config
  wish: RobustnessWish
  yes: boolean
  context: readonly string[]
  template: string | undefined
} & { [Field in 'panel' | 'model' | 'seed']: RunOverrides[Field] | undefined }

type Trials = Awaited<ReturnType<typeof openTrials>>
type Log = Awaited<ReturnType<Trials['hold']>>

/** Checks the council of a file, in memory alone: of a meeting it is held first, of a run log it is there. */
export async function checkFile(file: string, asked: Asked): Promise<Checked> {
  const { config, wish } = asked
  const { dataDir, policies } = config
  const trials = await openTrials({
    dataDir,
    policies,
    logger: commandLog(config),
    speakers: config,
    knowledge: config.knowledge,
  })
  try {
    const log = file.endsWith('.jsonl') ? await filed(file, trials, asked) : await held(file, trials, asked)
    const { signal } = new AbortController()
    const result = await trials.check(log, { wish, signal, progress: telling() })
    return { result, language: log.state.meeting.language }
  } finally {
    await trials.close()
  }
}

async function filed(file: string, trials: Trials, asked: Asked): Promise<Log> {
  const log = await readLog(file)
  refuseUncheckable(log.state)
  await agreedForModels(log.state, asked, () => trials.estimate(log, asked.wish))
  return log
}

export function refuseUncheckable(state: RunState): void {
  const why = uncheckable(state)
  if (why !== null) throw new UsageFault(why)
}

async function readLog(file: string): Promise<Log> {
  const events: StoredEvent[] = []
  let state: RunState | null = null
  try {
    for await (const { stored, event } of fileEvents(checkedFile(file))) {
      state = fold(state, event)
      events.push(stored)
    }
  } catch (fault) {
    if (fault instanceof LogFileInvalid) throw new UsageFault(`${file} is no run log: ${fault.message}`)
    throw fault
  }
  if (state === null) throw new UsageFault(`${file} is no run log: it is empty.`)
  return { state, events }
}

async function held(file: string, trials: Trials, asked: Asked): Promise<Log> {
  const { context, template, panel, model, seed, wish, yes } = asked
  const { body, s0Text, notes } = readGivenMeeting(file, { context, template })
  const meeting = {
    meeting: body,
    notes,
    ...(s0Text === null ? {} : { s0Text }),
    overrides: {
      ...(panel === undefined ? {} : { panel }),
      ...(model === undefined ? {} : { model }),
      ...(seed === undefined ? {} : { seed }),
    },
    workspaceId: 'main',
    by: HOLDER,
    correlationId: 'robustness',
  }
  const hosts = Object.values(trials.created(meeting).voices ?? {}).map(
    (voice) => `${voice.model} at ${voice.host}`,
  )
  if (hosts.length > 0)
    agreed(
      yes,
      `The council is held once and then ${times(await trials.variations(meeting, wish))} more, by ${[...new Set(hosts)].join(', ')}. What one costs is not known before it was held: xio run says it, and xio robustness RUN prices the rest by it.`,
    )
  const log = await trials.hold(meeting)
  refuseUncheckable(log.state)
  return log
}
