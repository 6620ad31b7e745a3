import { programVersion } from '../compose.ts'
import { startedByNpm } from '../config.ts'
import { keepDetails } from './bug.ts'
import type { Entry } from './commands/entry.ts'
import { COMMANDS } from './commands/index.ts'
import { faultLine } from './faults.ts'
import { nearest } from './nearest.ts'
import { safeLine } from './show/plain-text.ts'
import { withoutColourOptions } from './show/colours.ts'
import { columns, paragraphs, UsageFault } from './usage.ts'

/** Runs the program; its exit code is set when all that it printed is out. */
export async function main(args: string[]): Promise<void> {
  forgiveClosedPipes()
  if (startedByNpm()) endWithParent()
  process.on('uncaughtException', (error) => process.exit(failed(error)))
  const code = await run(args).catch(failed)
  // What still waits for nothing (a timer, a socket that lingers) must not hold the program.
  await Promise.all([process.stdout, process.stderr].map(flushed))
  process.exit(code)
}

async function run(given: string[]): Promise<number> {
  const [name, ...args] = withoutColourOptions(given)
  if (name === '--version' || name === '-v') return said(`xio ${programVersion()}\n`)
  if (name === '--help' || name === '-h') return said(overview())
  if (name === 'help') return help(args[0])
  // Called for nothing, it says what it can do, yet a script that forgot the command should notice.
  if (name === undefined) return (process.stderr.write(overview()), 2)
  const known = COMMANDS.find((one) => one.name === name)
  if (known === undefined) throw unknownCommand(name)
  const command = await known.load()
  const last = args.indexOf('--')
  const options = last < 0 ? args : args.slice(0, last)
  if (options.some((one) => one === '--help' || one === '-h')) return said(command.help())
  return command.run(args)
}

async function help(name: string | undefined): Promise<number> {
  if (name === undefined) return said(overview())
  const known = COMMANDS.find((one) => one.name === name)
  if (known === undefined) throw unknownCommand(name)
  return said((await known.load()).help())
}

function unknownCommand(name: string): UsageFault {
  const near = nearest(
    name,
    COMMANDS.map((one) => one.name),
  )
  const what = name.startsWith('-') ? 'option' : 'command'
  return new UsageFault(
    `there is no ${what} “${safeLine(name)}”; ${near === null ? 'xio --help lists what there is.' : `did you mean xio ${near}?`}`,
  )
}

function said(text: string): number {
  process.stdout.write(text)
  return 0
}

/** An expected fault is one line and exit code 2; any other is a bug: one line, where the details are, and 1. */
function failed(error: unknown): number {
  const line = faultLine(error)
  if (line !== null) {
    process.stderr.write(`xio: ${safeLine(line).replace(/^xio:? /, '')}\n`)
    return 2
  }
  const file = keepDetails(error, { argv: process.argv.slice(2) })
  const what = safeLine(error instanceof Error ? error.message : String(error))
  process.stderr.write(
    `xio: a fault of this program: ${what} (details ${file === null ? 'could not be kept' : `in ${file}`})\n`,
  )
  return 1
}

const LOOK_EVERY_MS = 100

// npm hands a SIGTERM to the shell between it and us, and that one dies of it without a word.
function endWithParent(): void {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  look.unref()
}

// `xio runs | head` closes our output while we write: that is no fault of anybody.
function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
    })
}

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve()
    else stream.write('', () => resolve())
  })

function overview(): string {
  const groups = [...new Set(COMMANDS.map((one) => one.group))]
  const row = (one: Entry): [string, string] => [[one.name, ...one.takes].join(' '), one.summary]
  // One width for all groups, so that the eye finds the summaries in one place.
  const width = Math.max(...COMMANDS.map((one) => row(one)[0].length))
  const rowsOf = (group: string) => COMMANDS.filter((one) => one.group === group).map(row)
  return [
    ...paragraphs(
      'xio: a council of agents discusses your question and leaves a decision log you can trust.',
    ),
    '',
    'Usage: xio COMMAND [options]',
    ...groups.flatMap((group) => ['', group, ...columns(rowsOf(group), width)]),
    '',
    'Everywhere',
    ...columns([
      ['--help, xio help COMMAND', 'what a command takes, with examples'],
      ['--color=WHEN, --no-color', 'colours: always, never or auto'],
      ['--version', 'the version of xio'],
    ]),
    '',
    'Begin with',
    ...columns([
      ['xio run registry/examples/coworking-contract.md', 'a council, here and now'],
      ['xio serve', 'the same in the browser'],
    ]),
    '',
    'Exit codes: 0 decided or done, 1 the run failed, 2 bad input or usage,',
    '  3 stopped by a person, 4 ended without a decision, 130 interrupted: go on',
    '  with xio resume.',
    'Environment: XIO_DATA_DIR (./.xio), HOST, PORT (127.0.0.1, 3000), XIO_SERVER,',
    '  XIO_API_KEY, XIO_PANEL, OPENAI_API_KEY, OPENAI_BASE_URL, XIO_MODEL,',
    '  LOG_LEVEL, NO_COLOR, FORCE_COLOR.',
    '',
  ].join('\n')
}
