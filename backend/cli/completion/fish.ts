import type { CommandOfGrammar, OptionOfGrammar } from './grammar.ts'
import type { Place } from './places.ts'

/** The script that lets fish complete `xio`, with what each word means beside it. */
export const fishScript = (
  commands: readonly CommandOfGrammar[],
): string => `# The tab key for xio in fish. To load it now: xio completion fish | source

# Whether the command is this one, and the word at hand its n-th without a dash.
function __xio_at -a command place
    set -l typed (commandline -opc)
    test (count $typed) -ge 2; and test "$typed[2]" = "$command"; or return 1
    set -e typed[1..2]
    set -l n 1
    for word in $typed
        string match -q -- '-*' $word; or set n (math $n + 1)
    end
    test $n -ge $place
end
function __xio_word -a nth
    set -l typed (commandline -opc)
    echo $typed[$nth]
end
# What only xio knows, such as runs. It is quick, and says nothing where it cannot know.
function __xio_list
    xio completion --list $argv 2>/dev/null </dev/null
end

complete -c xio -f
${commands.map(({ name, summary }) => `complete -c xio -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`).join('\n')}
${commands.flatMap(({ name, options, places }) => [...options.map((option) => optionLine(name, option)), ...places.flatMap((place, i) => placeLine(name, place, i))]).join('\n')}
`

function optionLine(command: string, { long, help, place }: OptionOfGrammar): string {
  const value =
    place === null
      ? ''
      : ` -r${place.kind === 'files' || place.kind === 'folders' ? ' -F' : ` -f${offered(place)}`}`
  return `complete -c xio -n '__xio_at ${command} 1' -l ${long.slice(2)}${value} -d ${quoted(help)}`
}

function placeLine(command: string, place: Place, i: number): string[] {
  if (place.kind === 'none') return []
  const there = `complete -c xio -n '__xio_at ${command} ${i + 1}; and not __xio_at ${command} ${i + 2}'`
  return [place.kind === 'files' || place.kind === 'folders' ? `${there} -F` : `${there}${offered(place)}`]
}

function offered(place: Place): string {
  if (place.kind === 'words') return ` -a ${quoted(place.words.join(' '))}`
  if (place.kind !== 'list') return ''
  if (place.list === 'seats') return ` -a '(__xio_list seats (__xio_word 3))'`
  return place.list === 'fields'
    ? ` -a '(__xio_list fields (__xio_word 4))'`
    : ` -a '(__xio_list ${place.list})'`
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`
