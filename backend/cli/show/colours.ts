import { styleText } from 'node:util'
import { terminalEnv, type TerminalEnv } from '../../config.ts'
import { UsageFault } from '../usage.ts'

const WHEN = ['auto', 'always', 'never'] as const
export type When = (typeof WHEN)[number]

const COLOURS = ['cyan', 'yellow', 'magenta', 'green', 'blue', 'red'] as const
export type Colour = (typeof COLOURS)[number]
export const SPEAKER_COLOURS: readonly Colour[] = COLOURS
export type Format = 'bold' | 'dim' | 'italic' | Colour
export type Style = (text: string, ...formats: Format[]) => string

type Asked = { when: When; env: TerminalEnv; terminal: boolean }

/**
 * Whether to print in colours, the only place that decides: what was typed goes before the environment, NO_COLOR before
 * FORCE_COLOR (colours are decoration, so who wants none gets none), and without either a terminal that can show them.
 */
export function inColours({ when, env, terminal }: Asked): boolean {
  if (when !== 'auto') return when === 'always'
  if (env.noColor !== '') return false
  if (env.forceColor !== '') return !['0', 'false'].includes(env.forceColor)
  return terminal && env.term !== 'dumb'
}

let chosen: When = 'auto'

/** Styles for what goes to this stream. */
export function styleFor(stream: NodeJS.WriteStream): Style {
  if (!inColours({ when: chosen, env: terminalEnv(), terminal: stream.isTTY })) return unstyled
  return (text, ...formats) => (text === '' ? '' : styleText(formats, text, { validateStream: false }))
}

export const unstyled: Style = (text) => text

/** Whether lines on this stream can be drawn again in place. */
export const canRedraw = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY && terminalEnv().term !== 'dumb'

/** Takes `--color=WHEN` and `--no-color` out of the arguments of any command; what stands behind `--` is left alone. */
export function withoutColourOptions(args: readonly string[]): string[] {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  const rest = options.filter((arg) => {
    const when = whenOf(arg)
    if (when !== null) chosen = when
    return when === null
  })
  return [...rest, ...args.slice(options.length)]
}

function whenOf(arg: string): When | null {
  const [, named, value] = /^--(no-color|color)(?:=(.*))?$/s.exec(arg) ?? []
  if (named === undefined) return null
  if (named === 'no-color' && value === undefined) return 'never'
  const when = WHEN.find((one) => one === (value ?? 'always'))
  if (named === 'color' && when !== undefined) return when
  throw new UsageFault(
    `${arg} is no choice of colours: write --color=${WHEN.join(', --color=')} or --no-color.`,
  )
}
