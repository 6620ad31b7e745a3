import { parseArgs } from 'node:util'
import { nearest } from './nearest.ts'
import { wrap } from './show/wrap.ts'

/** Bad input or usage: one line says what, where and how to mend it; exit code 2. */
export class UsageFault extends Error {}

export type Option = {
  type: 'string' | 'boolean'
  multiple?: boolean
  short?: string
  /** What stands for the value in the help: DIR, FILE, N. */
  value?: string
  /** It may stand alone: then its value is empty. */
  alone?: true
  help: string
}

export type Options = Record<string, Option>

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; strict: true; allowPositionals: true }>
>

type Definition<O extends Options> = {
  name: string
  /** The names of what stands without a dash, in their order: `FILE`, `RUN`; `[TEXT]` may be left out, `[TEXT …]` be many. */
  takes: readonly string[]
  summary: string
  /** What whoever asks for help should know beyond the options; lines as they are printed. */
  teaches?: string
  options: O
  run(given: { values: Parsed<O>['values']; words: string[] }): Promise<number>
}

/** A command of the program: what it takes, what it teaches, and how it is done. Settles with the exit code. */
export type Command = {
  name: string
  takes: readonly string[]
  options: Options
  help(): string
  run(args: string[]): Promise<number>
}

export function command<const O extends Options>(defined: Definition<O>): Command {
  const { name, takes, options } = defined
  return {
    name,
    takes,
    options,
    help: () => helpOf(defined),
    run(args) {
      const { values, positionals } = parsed(name, args, options)
      const required = takes.filter((word) => !word.startsWith('['))
      const missing = required[positionals.length]
      if (missing !== undefined)
        throw new UsageFault(
          `xio ${name} needs ${article(missing)} ${missing}: xio ${[name, ...takes].join(' ')}. See xio ${name} --help.`,
        )
      const extra = takes.at(-1)?.includes('…') ? undefined : positionals[takes.length]
      if (extra !== undefined)
        throw new UsageFault(
          `xio ${name} does not take “${extra}” as well: quote what belongs together, or see xio ${name} --help.`,
        )
      return defined.run({ values, words: positionals })
    },
  }
}

const article = (word: string): string => (/^[AEIOU]/.test(word) ? 'an' : 'a')

function parsed<O extends Options>(name: string, args: string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: withEmptied(args, options), options, strict: true, allowPositionals: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageFault(`xio ${name}: ${meant(error, Object.keys(options))}`)
  }
}

/** An option that may stand alone, and does, is given an empty value: parseArgs knows no such options. */
function withEmptied(args: string[], options: Options): string[] {
  const end = args.indexOf('--')
  return args.map((arg, at) => {
    const may = arg.startsWith('--') && options[arg.slice(2)]?.alone === true && (end < 0 || at < end)
    return may && (args[at + 1] ?? '-').startsWith('-') ? `${arg}=` : arg
  })
}

function meant(error: TypeError, known: string[]): string {
  const code = 'code' in error ? error.code : ''
  const option = /'(-[^'\s]*)/.exec(error.message)?.[1]?.replace(/,$/, '') ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const names = known.map((one) => `--${one}`)
    const near = nearest(option.replace(/=.*$/s, ''), names)
    return `there is no option ${option}; ${near === null ? `the options are ${names.join(', ')}` : `did you mean ${near}?`}`
  }
  if (/does not take an argument/.test(error.message)) return `${option} takes no value: write it alone.`
  if (/missing/.test(error.message)) return `${option} needs a value behind it.`
  if (/ambiguous/.test(error.message))
    return `${option} needs a value; one that begins with a dash is written ${option}=-…`
  return error.message.replaceAll(/\s+/g, ' ')
}

/** Help is laid out for the narrowest terminal that people use; what is to be typed stays as it is. */
const HELP_WIDTH = 80

function helpOf({ name, takes, summary, teaches, options }: Definition<Options>): string {
  const rows = Object.entries(options).map(([long, option]): [string, string] => [
    `${option.short === undefined ? '    ' : `-${option.short}, `}--${long}${option.value === undefined ? '' : option.alone ? ` [${option.value}]` : ` ${option.value}`}`,
    option.help,
  ])
  return [
    ...wrap(
      `Usage: ${['xio', name, ...takes].join(' ')}${rows.length === 0 ? '' : ' [options]'}`,
      HELP_WIDTH,
    ),
    '',
    ...wrap(summary, HELP_WIDTH),
    ...(rows.length === 0 ? [] : ['', 'Options', ...columns(rows)]),
    ...(teaches === undefined ? [] : ['', ...paragraphs(teaches.trim())]),
    '',
  ].join('\n')
}

/** Lines that follow each other are one paragraph; one that is indented, or before such a one, stands by itself. */
export function paragraphs(text: string): string[] {
  const lines: string[] = []
  let open = false
  for (const line of text.split('\n')) {
    const joins = open && line !== '' && !line.startsWith(' ')
    if (joins) lines.push(`${lines.pop() ?? ''} ${line}`)
    else lines.push(line)
    open = line !== '' && !line.startsWith(' ')
  }
  return lines.flatMap((line) => (line.startsWith(' ') ? [line] : wrap(line, HELP_WIDTH)))
}

/** Two columns, the first as wide as it needs, the second in as many lines as it needs. */
export function columns(
  rows: readonly (readonly [string, string])[],
  width = Math.max(...rows.map(([left]) => left.length)),
): string[] {
  return rows.flatMap(([left, right]) =>
    wrap(right, HELP_WIDTH - width - 4).map((line, i) => `  ${(i === 0 ? left : '').padEnd(width)}  ${line}`),
  )
}

/** A whole number within bounds, as an option gives it. */
export function wholeNumber(option: string, given: string | undefined, least: number, most: number) {
  if (given === undefined) return undefined
  const number = Number(given)
  if (/^\d+$/.test(given) && number >= least && number <= most) return number
  throw new UsageFault(`${option} is “${given}”; it must be a whole number from ${least} to ${most}.`)
}

/** One of a few words, as an option gives it. */
export function oneOf<const T extends string>(
  option: string,
  given: string | undefined,
  words: readonly T[],
) {
  if (given === undefined) return undefined
  const word = words.find((one) => one === given)
  if (word !== undefined) return word
  throw new UsageFault(`${option} is “${given}”; it must be ${words.join(' or ')}.`)
}
