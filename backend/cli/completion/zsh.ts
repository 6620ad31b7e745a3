import type { CommandOfGrammar, OptionOfGrammar } from './grammar.ts'
import type { Place } from './places.ts'

/** The script that lets zsh complete `xio`, with what each word means beside it. */
export const zshScript = (commands: readonly CommandOfGrammar[]): string => `#compdef xio
# The tab key for xio in zsh. To load it now: source <(xio completion zsh)

# What only xio knows, such as runs. It is quick, and says nothing where it cannot know.
_xio_list() {
  local -a found
  local line
  for line in \${(f)"$(xio completion --list "$@" 2>/dev/null </dev/null)"}; do
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe -V $1 found
}

_xio() {
  local curcontext=$curcontext state line
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  _arguments -C '(- *)--help[what there is]' '(- *)--version[the version]' '1:command:->command' '*::word:->word'
  case $state in
    command) _describe command commands ;;
    word)
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _xio ]]; then
  _xio "$@"
else
  compdef _xio xio
fi
`

function commandCase({ name, options, places, repeats }: CommandOfGrammar): string {
  const specs = [
    ...options.map(optionSpec),
    ...places.map((place, i) => {
      const last = repeats && i === places.length - 1
      return quoted(`${last ? '*' : i + 1}: :${action(place)}`)
    }),
  ]
  return `        ${name})
          _arguments ${specs.join(' \\\n            ')}
          ;;`
}

const optionSpec = ({ long, help, place }: OptionOfGrammar): string =>
  quoted(place === null ? `${long}[${bracketed(help)}]` : `${long}=[${bracketed(help)}]: :${action(place)}`)

function action(place: Place): string {
  switch (place.kind) {
    case 'words':
      return `(${place.words.join(' ')})`
    case 'list':
      if (place.list === 'seats') return '{_xio_list seats $words[2]}'
      return place.list === 'fields' ? '{_xio_list fields $words[3]}' : `{_xio_list ${place.list}}`
    case 'files':
      return '_files'
    case 'folders':
      return '_files -/'
    case 'none':
      return ' '
  }
}

const bracketed = (text: string): string => text.replaceAll(/[[\]\\:]/g, String.raw`\$&`)
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
