import path from 'node:path'
import { DataDirLocked, heldMeeting, openHouse, openRegistryInUse } from '../../compose.ts'
import { readConfig, type Config } from '../../config.ts'
import type { RunState } from '../../council/state.ts'
import type { RunOverrides } from '../../ports/councils.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { HOLDER, localSource } from '../attend/local-source.ts'
import { showingFor } from '../attend/showing.ts'
import { attendedHere } from '../attend/finish.ts'
import { commandLog } from '../bug.ts'
import { refuseClosed, targetNames } from '../exporting/chosen-targets.ts'
import { exportsHere } from '../exporting/here.ts'
import { type GivenMeeting, readGivenMeeting } from '../files/given-meeting.ts'
import { knowledgeScopes } from '../knowledge/scopes.ts'
import { makeFolder } from '../files/write-record.ts'
import { exportsThere } from '../remote/exports.ts'
import { contradicted } from '../show/contradicted.ts'
import { tellEarlier } from '../show/tell-earlier.ts'
import { tellEdited } from '../show/tell-edited.ts'
import { rememberHere } from '../remember-here.ts'
import { command, oneOf, UsageFault, wholeNumber } from '../usage.ts'

export default command({
  name: 'run',
  takes: ['FILE'],
  summary:
    'Holds a council on a meeting file, shows the discussion and writes the decision log and the tasks.',
  teaches: `
FILE is Markdown (a title, "## Question", "## Options", "## Criteria", and what else the council should
know), JSON or YAML; a question alone will do. Every claim of the council quotes the file or a --context
file.

Without a key the offline panel reasons, and nothing leaves this machine. With OPENAI_API_KEY (or with
OPENAI_BASE_URL, for a server that speaks the same) models do, and the run says first which host gets its
texts; --panel offline keeps them here.

Written to --out: decision_log.md, decision_log.json, action_items.json, summary.md, run.jsonl (the run log).

The record goes to the targets of --export, else to those that the meeting names, else to every service that is
set up. The run waits a minute for that at its end, and says what is left to xio serve.

Ctrl-C or SIGTERM pauses the run and writes drafts, a second one ends at once; xio resume RUN goes on
with it. Where a server holds the data directory the run is held there, and this command shows it and
pauses it in the same way; xio follow RUN only looks.

Examples
  xio run registry/examples/coworking-contract.md
  xio run meeting.md --context notes.md --context prices.md --out ./decision
  xio knowledge add docs && xio run meeting.md --knowledge docs,decisions
  xio run meeting.md --json | jq -r 'select(.type=="decision").data.text'

Exit codes: 0 decided, 4 ended without a decision, 3 stopped by a person, 1 the run failed,
2 bad input or usage, 130 paused by Ctrl-C.`,
  options: {
    out: { type: 'string', value: 'DIR', help: 'folder of the files it writes (./out/<meeting-id>)' },
    context: {
      type: 'string',
      value: 'FILE',
      multiple: true,
      help: 'a source for the experts; may be given again',
    },
    knowledge: {
      type: 'string',
      value: 'PARTS',
      help: 'parts of the library that the experts look through: docs,decisions,history,context (none)',
    },
    template: { type: 'string', value: 'ID', help: 'the form of the council; xio templates lists them' },
    policy: {
      type: 'string',
      value: 'NAME',
      help: 'how the next speaker is chosen; xio policies lists them',
    },
    panel: {
      type: 'string',
      value: 'NAME',
      help: 'who reasons: offline or openai (as XIO_PANEL says, else openai with a key)',
    },
    model: {
      type: 'string',
      value: 'NAME',
      help: 'the model that speaks, as its provider calls it (XIO_MODEL)',
    },
    pace: { type: 'string', value: 'PACE', help: 'reading or max (reading in a terminal, max when piped)' },
    'max-turns': { type: 'string', value: 'N', help: 'turns after which the council must conclude' },
    language: { type: 'string', value: 'LANG', help: 'en or ru (as the meeting is written)' },
    seed: { type: 'string', value: 'N', help: 'the chance in it; the same seed gives the same run (1)' },
    json: { type: 'boolean', help: 'print the run log as JSON Lines and nothing else' },
    quiet: { type: 'boolean', help: 'print nothing but faults' },
    export: {
      type: 'string',
      value: 'TARGETS',
      help: 'where the record goes, separated by commas (as the meeting says, else all services set up)',
    },
  },
  async run({ values, words: [file = ''] }) {
    const config = readConfig()
    const showing = showingFor(values, { past: true })
    const overrides: RunOverrides = {
      pace: showing.pace,
      ...given('panel', oneOf('--panel', values.panel, ['offline', 'openai'])),
      ...given('model', values.model),
      ...given('policy', values.policy),
      ...given('maxTurns', wholeNumber('--max-turns', values['max-turns'], 1, 10_000)),
      ...given('seed', wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1)),
      ...given('language', oneOf('--language', values.language, ['en', 'ru'])),
      ...given('exports', values.export === undefined ? undefined : targetNames('--export', values.export)),
    }
    const meeting = readGivenMeeting(file, {
      context: values.context ?? [],
      template: values.template,
      knowledge:
        values.knowledge === undefined ? undefined : knowledgeScopes('--knowledge', values.knowledge),
    })
    const { id: meetingId, edited } = await heldAs(config, meeting, overrides)
    if (values.quiet !== true) tellEdited(edited)
    const folder = path.resolve(values.out ?? path.join('out', meetingId))
    const task = { config, showing, overrides, meeting, meetingId, folder, quiet: values.quiet === true }
    return holdHere(task).catch((error: unknown) => {
      if (error instanceof DataDirLocked && error.url !== null) return holdThere(error.url, task)
      throw error
    })
  },
})

type Task = {
  config: Config
  showing: ReturnType<typeof showingFor>
  overrides: RunOverrides
  meeting: GivenMeeting
  meetingId: string
  folder: string
  quiet: boolean
}

async function holdHere({
  config,
  showing,
  overrides,
  meeting,
  meetingId,
  folder,
  quiet,
}: Task): Promise<number> {
  const { dataDir } = config
  refuseUnspoken(config, overrides)
  const alone = showing.ask === null
  const house = await openHouse({
    dataDir,
    policies: config.policies,
    logger: commandLog(config),
    alone,
    pace: showing.pace,
    knowledge: config.knowledge,
    speakers: config,
    exporting: config,
  })
  try {
    const place = exportsHere(house)
    refuseClosed('--export', overrides.exports ?? [], await place.targets())
    makeFolder(folder)
    const { clock, ids, store, councils } = house
    await store.meetings.put({ workspaceId: 'main', id: meetingId, ...meeting }, clock.now())
    const started = await councils.start({
      meetingId,
      overrides,
      by: HOLDER,
      workspaceId: 'main',
      correlationId: ids.request(),
    })
    if (quiet) tellHosts(started)
    else tellEarlier(started.earlier)
    const source = localSource(house, started.runId)
    const code = await attendedHere({ source, showing, folder, exporter: { place, stays: false } })
    await rememberHere(house, config)
    if (!quiet)
      for (const line of await contradicted(house.decisions, started.runId)) process.stderr.write(`${line}\n`)
    return code
  } finally {
    await house.close()
  }
}

/** Who gets the texts is said whatever else is not. */
function tellHosts({ voices }: Pick<RunState, 'voices'>): void {
  const hosts = new Set(Object.values(voices).map(({ model, host }) => `${model} at ${host}`))
  if (hosts.size > 0) process.stderr.write(`The texts of this meeting go to ${[...hosts].join(', ')}.\n`)
}

async function holdThere(
  url: string,
  { config, showing, overrides, meeting, meetingId, folder, quiet }: Task,
): Promise<number> {
  const { openServerApi } = await import('../remote/api.ts')
  const api = openServerApi({ url, apiKey: config.apiKey })
  const place = exportsThere({ url, apiKey: config.apiKey })
  refuseClosed('--export', overrides.exports ?? [], await place.targets())
  makeFolder(folder)
  process.stderr.write(`The server at ${url} holds the data directory, so the council is held there.\n`)
  await api.putMeeting(meetingId, meeting)
  const runId = await api.startRun(meetingId, overrides)
  if (!quiet) tellEarlier(await api.earlierOf(runId))
  const toAnswer = asTyped(`answer ${shellWord(runId)}`)
  const exporter = { place, stays: true }
  return attendedHere({ source: api.source(runId), showing, folder, toAnswer, exporter })
}

// A meeting that cannot be held is refused before anything is opened or written.
async function heldAs(
  { dataDir, policies }: Config,
  { body, s0Text, notes }: GivenMeeting,
  overrides: RunOverrides,
): Promise<{ id: string; edited: { id: string; version: string }[] }> {
  const asked = {
    meeting: body,
    notes,
    overrides,
    workspaceId: 'main',
    ...given('s0Text', s0Text ?? undefined),
  }
  const { registry, edited } = await openRegistryInUse({ dataDir, policies })
  const { id, seats, template } = heldMeeting(registry, asked)
  const here = [
    ...edited.templates.filter((one) => one.id === template),
    ...edited.agents.filter((one) => seats.some(({ agent }) => agent === one.id)),
  ]
  return { id, edited: here }
}

// Of a server that holds the data directory only its own environment says who speaks there.
function refuseUnspoken({ panel, models }: Config, overrides: RunOverrides): void {
  const asked = overrides.panel ?? panel
  if (asked === 'openai' && models === null)
    throw new UsageFault(
      '--panel openai: there are no models here. Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own.',
    )
  if (asked === 'offline' && overrides.model !== undefined)
    throw new UsageFault(
      `--model ${overrides.model}: the offline panel speaks, and it has no models. Leave --model out, or set OPENAI_API_KEY.`,
    )
}

/** A field that is there only where its value is. */
const given = <K extends string, V>(field: K, value: V | undefined): { [P in K]?: V } => {
  const fields: { [P in K]?: V } = {}
  if (value !== undefined) fields[field] = value
  return fields
}
