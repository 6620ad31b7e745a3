import path from 'node:path'
import type { ForkChanges } from '../../../schemas/generated/types.ts'
import { isForkChanges } from '../../../schemas/generated/validators.js'
import { check, SchemaViolation } from '../../../schemas/validate.ts'
import { DataDirLocked, openHouse } from '../../compose.ts'
import { readConfig, type Config } from '../../config.ts'
import { MeetingInvalid } from '../../council/meeting/meeting-invalid.ts'
import { RunNotFound } from '../../log/run-not-found.ts'
import type { ForkWish } from '../../ports/councils.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { attendedHere } from '../attend/finish.ts'
import { localSource } from '../attend/local-source.ts'
import { showingFor } from '../attend/showing.ts'
import { commandLog } from '../bug.ts'
import { exportsHere } from '../exporting/here.ts'
import { refuseDeleted } from '../files/run-here.ts'
import { makeFolder } from '../files/write-record.ts'
import { estimateLines, type Estimate } from '../show/estimate.ts'
import { exportsThere } from '../remote/exports.ts'
import { command, UsageFault, wholeNumber } from '../usage.ts'

const MOST = 2 ** 31 - 1

export default command({
  name: 'fork',
  takes: ['RUN'],
  summary:
    'Goes on from an earlier point of a run in another way. What it is expected to take is said first.',
  teaches: `
The new run shares the log of the old one up to there; both stay. SEQ is rounded down to the end of a turn; xio follow
RUN --json shows them. Where a message or a claim is other, the fork begins where that was said.

Examples
  xio fork 20260105-090000-k3x9q2m7 --at 40 --silent expert_b
  xio fork 20260105-090000-k3x9q2m7 --without c7
  xio fork 20260105-090000-k3x9q2m7 --at 1 --order 5 --estimate
  xio fork 20260105-090000-k3x9q2m7 --at 40 --set '{"sources":{"add":[{"title":"Audit","text":"…"}]}}'

Exit codes are those of xio run.`,
  options: {
    at: { type: 'string', value: 'SEQ', help: 'the event up to which the log is shared (the end)' },
    estimate: { type: 'boolean', help: 'only say what it is expected to take; start nothing' },
    silent: { type: 'string', multiple: true, value: 'SEAT', help: 'this seat says nothing (repeatable)' },
    without: { type: 'string', multiple: true, value: 'CLAIM', help: 'nobody makes this claim (repeatable)' },
    message: { type: 'string', value: 'MESSAGE', help: 'this message is left out, or other with --text' },
    text: { type: 'string', value: 'TEXT', help: 'what is said instead of --message' },
    instruction: { type: 'string', value: 'TEXT', help: 'what the table is told before it goes on' },
    order: { type: 'string', value: 'N', help: 'another speaking order, made of this seed' },
    policy: { type: 'string', value: 'NAME', help: 'how the next speaker is chosen' },
    model: { type: 'string', value: 'NAME', help: 'the model that speaks' },
    seed: { type: 'string', value: 'N', help: 'the chance in it' },
    name: { type: 'string', value: 'TEXT', help: 'what the fork is called' },
    set: {
      type: 'string',
      value: 'JSON',
      help: 'anything else that is other, as the API takes it (overrides)',
    },
    out: { type: 'string', value: 'DIR', help: 'folder of the files it writes (./out/<meeting-id>-fork)' },
    pace: { type: 'string', value: 'PACE', help: 'reading or max (reading in a terminal, max when piped)' },
    json: { type: 'boolean', help: 'print the run log, or the estimate, as JSON and nothing else' },
    quiet: { type: 'boolean', help: 'print nothing but faults' },
  },
  async run({ values, words: [runId = ''] }) {
    const config = readConfig()
    const showing = showingFor(values, { past: false })
    const atSeq = wholeNumber('--at', values.at, 1, MOST)
    const wish: ForkWish = {
      runId,
      changes: changesOf(values),
      pace: showing.pace,
      ...(atSeq === undefined ? {} : { atSeq }),
    }
    const task = {
      config,
      showing,
      wish,
      out: values.out,
      only: values.estimate === true,
      json: values.json === true,
    }
    return forkHere(task).catch((error: unknown) => {
      if (error instanceof DataDirLocked && error.url !== null) return forkThere(error.url, task)
      if (error instanceof MeetingInvalid) throw new UsageFault(`This cannot be forked: ${error.message}`)
      if (error instanceof RunNotFound)
        throw new UsageFault(`${error.message} ${asTyped('runs')} lists what there is.`)
      throw error
    })
  },
})

type Task = {
  config: Config
  showing: ReturnType<typeof showingFor>
  wish: ForkWish
  out: string | undefined
  only: boolean
  json: boolean
}

async function forkHere({ config, showing, wish, out, only, json }: Task): Promise<number> {
  const { dataDir, policies } = config
  const house = await openHouse({
    dataDir,
    policies,
    logger: commandLog(config),
    alone: showing.ask === null,
    pace: showing.pace,
    knowledge: config.knowledge,
    speakers: config,
    exporting: config,
  })
  try {
    await refuseDeleted(house.store.archive, wish.runId)
    tell(await house.councils.estimateFork(wish), { only, json, showing })
    if (only) return 0
    const by = { kind: 'person', id: 'local', name: 'You' } as const
    const forked = await house.councils.fork({ ...wish, by, correlationId: house.ids.request() })
    const folder = folderFor(out, forked.meeting.id)
    const exporter = { place: exportsHere(house), stays: false }
    return await attendedHere({ source: localSource(house, forked.runId), showing, folder, exporter })
  } finally {
    await house.close()
  }
}

async function forkThere(url: string, { config, showing, wish, out, only, json }: Task): Promise<number> {
  const { openServerApi } = await import('../remote/api.ts')
  const door = { url, apiKey: config.apiKey }
  const api = openServerApi(door)
  tell(await api.estimateFork(wish), { only, json, showing })
  if (only) return 0
  process.stderr.write(`The server at ${url} holds the data directory, so the fork is held there.\n`)
  const forked = await api.fork(wish)
  const folder = folderFor(out, forked.meetingId)
  const exporter = { place: exportsThere(door), stays: true }
  const toAnswer = asTyped(`answer ${shellWord(forked.id)}`)
  return attendedHere({ source: api.source(forked.id), showing, folder, toAnswer, exporter })
}

function folderFor(out: string | undefined, meetingId: string): string {
  const folder = path.resolve(out ?? path.join('out', `${meetingId}-fork`))
  makeFolder(folder)
  return folder
}

function tell(estimate: Estimate, { only, json, showing }: Pick<Task, 'only' | 'json' | 'showing'>): void {
  if (only && json) process.stdout.write(`${JSON.stringify(estimate)}\n`)
  else if (only) process.stdout.write(estimateLines(estimate).join('\n') + '\n')
  else showing.tell?.(estimateLines(estimate))
}

function changesOf(values: {
  silent?: string[]
  without?: string[]
  message?: string
  text?: string
  instruction?: string
  order?: string
  policy?: string
  model?: string
  seed?: string
  name?: string
  set?: string
}): ForkChanges {
  const { silent, without, message, text, instruction, policy, model, name } = values
  if (text !== undefined && message === undefined)
    throw new UsageFault('--text says what is said instead of a message: name it by --message.')
  const [order, seed] = [
    wholeNumber('--order', values.order, 0, MOST),
    wholeNumber('--seed', values.seed, 0, MOST),
  ]
  const asked = {
    ...readSet(values.set),
    ...(silent === undefined ? {} : { silent }),
    ...(without === undefined ? {} : { without }),
    ...(message === undefined ? {} : { message: { messageId: message, content: text ?? null } }),
    ...(instruction === undefined ? {} : { instruction }),
    ...(order === undefined ? {} : { order }),
    ...(policy === undefined ? {} : { policy }),
    ...(model === undefined ? {} : { model }),
    ...(seed === undefined ? {} : { seed }),
    ...(name === undefined ? {} : { name }),
  }
  try {
    return check('the fork', isForkChanges, asked)
  } catch (fault) {
    if (fault instanceof SchemaViolation) throw new UsageFault(`This cannot be forked: ${fault.message}`)
    throw fault
  }
}

function readSet(text: string | undefined): object {
  if (text === undefined) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below.
  }
  throw new UsageFault(`--set is no JSON object: ${text}. For example: --set '{"maxTurns":20}'`)
}
