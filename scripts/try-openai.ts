// One council through a real provider: with a key in the environment an agenda is held, and status, tokens, cost and log
// are printed. Without one it says so. It costs what such a council costs: cents with a small model.
//   npm run try:openai -- [AGENDA] [--model NAME]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const AGENDAS = process.env.XIO_AGENDAS ?? path.join(ROOT, '../shared/data/agendas')
const EXAMPLE = path.join(ROOT, 'registry/examples/event-log-database.md')

if (!process.env.OPENAI_API_KEY && !process.env.OPENAI_BASE_URL) {
  process.stdout.write(
    'No key: set OPENAI_API_KEY (or OPENAI_BASE_URL and XIO_MODEL for a server of your own) to hold a council through a model.\n',
  )
} else {
  process.exitCode = tryIt(process.argv.slice(2))
}

function tryIt(given: string[]): number {
  const [agenda, ...options] = given[0]?.startsWith('-') === false ? given : [anAgenda(), ...given]
  const out = mkdtempSync(path.join(tmpdir(), 'xio-openai-'))
  const command = [
    path.join(ROOT, 'backend/cli/xio.ts'),
    'run',
    ...meetingOf(agenda ?? EXAMPLE),
    '--panel',
    'openai',
    '--out',
    out,
    ...options,
  ]
  // In a data directory of its own: whoever has a server running is not disturbed.
  const env = { ...process.env, XIO_DATA_DIR: path.join(out, 'data') }
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit', env })
  if (!existsSync(path.join(out, 'run.jsonl'))) return status ?? 1
  process.stdout.write(`\n${account(out).join('\n')}\n`)
  return status === 0 || status === 4 ? 0 : (status ?? 1)
}

/** The first of the agendas beside the checkout, or an example of ours. */
function anAgenda(): string {
  const [first] = existsSync(AGENDAS) ? readdirSync(AGENDAS).toSorted() : []
  return first === undefined ? EXAMPLE : path.join(AGENDAS, first)
}

/** A file is a meeting; a folder holds one, and what its experts may cite. */
function meetingOf(place: string): string[] {
  if (!existsSync(path.join(place, 'agenda.md'))) return [place]
  const folder = path.join(place, 'context')
  const sources = existsSync(folder) ? readdirSync(folder).toSorted() : []
  return [path.join(place, 'agenda.md'), ...sources.flatMap((name) => ['--context', path.join(folder, name)])]
}

type Usage = {
  purpose: string
  promptTokens: number | null
  completionTokens: number | null
  totalCostUsd: number | null
}

function account(out: string): string[] {
  const log = path.join(out, 'run.jsonl')
  const events = readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): { type: string; data: unknown } => JSON.parse(line))
  const usage = events.filter((one) => one.type === 'usage').map((one) => one.data as Usage)
  const refused = events.filter((one) => one.type === 'tool_call').length
  const sum = (count: (one: Usage) => number | null) => usage.reduce((all, one) => all + (count(one) ?? 0), 0)
  const cost = usage.at(-1)?.totalCostUsd ?? null
  const decision: { status?: string; decision?: string; needs_review?: string[] } = JSON.parse(
    readFileSync(path.join(out, 'decision_log.json'), 'utf8'),
  )
  return [
    `status    ${decision.status ?? 'unknown'}: ${decision.decision ?? ''}`,
    `review    ${decision.needs_review?.join(' ') || 'nothing is marked'}`,
    `calls     ${usage.length}, ${refused} contributions refused`,
    `tokens    ${sum((one) => one.promptTokens)} in, ${sum((one) => one.completionTokens)} out`,
    `cost      ${cost === null ? 'not known: the price of this model is not in the table' : `$${cost.toFixed(4)}`}`,
    `log       ${log}`,
  ]
}
