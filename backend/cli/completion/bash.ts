import { shellWord } from '../as-typed.ts'
import type { CommandOfGrammar } from './grammar.ts'
import type { Place } from './places.ts'

/** The script that lets bash complete `xio`; it needs nothing but bash, from 3.2 on. */
export const bashScript = (
  commands: readonly CommandOfGrammar[],
): string => `# The tab key for xio in bash. To load it now: source <(xio completion bash)
_xio_words() { COMPREPLY=( $(compgen -W "$*" -- "$cur") ); }
_xio_files() { _xio_names < <(compgen -f -- "$cur"); }
_xio_folders() { _xio_names < <(compgen -d -- "$cur"); }
_xio_names() {
  local one
  while IFS= read -r one; do COMPREPLY+=("$one"); done
  compopt -o filenames 2>/dev/null
}
# What only xio knows, such as runs. It is quick, and says nothing where it cannot know.
_xio_list() {
  local one
  while IFS=$'\\t' read -r one _; do
    [[ $one == "$cur"* ]] && COMPREPLY+=("$one")
  done < <("$program" completion --list "$@" 2>/dev/null </dev/null)
}

_xio() {
  local program=\${COMP_WORDS[0]} words=() cur prev i command options valued place=0 run= form=
  # --name=value stands in three words here; for us it is one.
  for (( i = 0; i <= COMP_CWORD; i++ )); do
    if (( i > 1 )) && [[ \${COMP_WORDS[i]} == '=' || ( \${COMP_WORDS[i-1]} == '=' && \${words[\${#words[@]}-1]} == *= ) ]]; then
      words[\${#words[@]}-1]+=\${COMP_WORDS[i]}
    else
      words+=("\${COMP_WORDS[i]}")
    fi
  done
  cur=\${words[\${#words[@]}-1]}
  prev=\${words[\${#words[@]}-2]}
  COMPREPLY=()
  if (( \${#words[@]} == 2 )); then
    _xio_words ${commands.map(({ name }) => name).join(' ')} --help --version
    return
  fi
  if [[ $cur == --*=* ]]; then
    prev=\${cur%%=*}
    cur=\${cur#*=}
  fi
  command=\${words[1]}
  case $command in
${commands.map(optionsCase).join('\n')}
    *) return ;;
  esac
  # Which of the words without a dash this one is.
  for (( i = 2; i < \${#words[@]} - 1; i++ )); do
    case \${words[i]} in
      -*) [[ \${words[i]} != *=* && $valued == *" \${words[i]} "* ]] && (( i++ )) ;;
      *)
        (( ++place ))
        (( place == 1 )) && run=\${words[i]}
        (( place == 2 )) && form=\${words[i]}
        ;;
    esac
  done
  case $command:$prev in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    _xio_words "$options"
    return
  fi
  case $command:$place in
${commands.flatMap(placeCases).join('\n')}
  esac
}
complete -F _xio xio
`

const optionsCase = ({ name, options }: CommandOfGrammar): string => {
  const valued = options.filter(({ place }) => place !== null).map(({ long }) => ` ${long} `)
  return `    ${name})
      options='${options.map(({ long }) => long).join(' ')}'
      valued='${valued.join('')}'
      ;;`
}

const valueCases = ({ name, options }: CommandOfGrammar): string[] =>
  options.flatMap(({ long, place }) =>
    place === null ? [] : [`    ${name}:${long}) ${offered(place)}; return ;;`],
  )

const placeCases = ({ name, places, repeats }: CommandOfGrammar): string[] =>
  places.flatMap((place, i) =>
    place.kind === 'none'
      ? []
      : [`    ${name}:${repeats && i === places.length - 1 ? '*' : i}) ${offered(place)} ;;`],
  )

function offered(place: Place): string {
  switch (place.kind) {
    case 'words':
      return `_xio_words ${place.words.map(shellWord).join(' ')}`
    case 'list':
      return place.list === 'seats'
        ? '_xio_list seats "$run"'
        : place.list === 'fields'
          ? '_xio_list fields "$form"; compopt -o nospace 2>/dev/null'
          : `_xio_list ${place.list}`
    case 'none':
      return ':'
    default:
      return `_xio_${place.kind}`
  }
}
