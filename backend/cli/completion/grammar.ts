import { type Entry, STEER } from '../commands/entry.ts'
import { commandTypes } from '../steer/command-forms.ts'
import type { Options } from '../usage.ts'
import { type Place, placeOfOption, placeOfWord } from './places.ts'

export type OptionOfGrammar = { long: string; help: string; place: Place | null }
export type CommandOfGrammar = {
  name: string
  summary: string
  options: OptionOfGrammar[]
  places: Place[]
  /** The last place may be taken again. */
  repeats: boolean
}

/** All that can be typed, as far as a shell can know it before. */
export async function grammarOf(entries: readonly Entry[]): Promise<CommandOfGrammar[]> {
  const commands = commandTypes()
  const known = await Promise.all(
    entries.map(async ({ name, summary, group, load }) => {
      const { takes, options } = await load()
      return {
        name,
        summary,
        options: [...optionsOf(options), ...EVERYWHERE],
        places: takes.map((word) => placeOfWord(word, { steers: group === STEER, commands })),
        repeats: takes.at(-1)?.includes('…') === true,
      }
    }),
  )
  const names: Place = { kind: 'words', words: known.map(({ name }) => name) }
  return [
    ...known,
    { name: 'help', summary: 'what a command takes', options: [], places: [names], repeats: false },
  ]
}

const EVERYWHERE: OptionOfGrammar[] = [
  { long: '--help', help: 'what the command takes', place: null },
  { long: '--no-color', help: 'no colours', place: null },
]

const optionsOf = (options: Options): OptionOfGrammar[] =>
  Object.entries(options).map(([name, option]) => ({
    long: `--${name}`,
    help: option.help,
    place: placeOfOption(name, option),
  }))
