import type { Entry } from './entry.ts'
import { bashScript } from '../completion/bash.ts'
import { fishScript } from '../completion/fish.ts'
import { type CommandOfGrammar, grammarOf } from '../completion/grammar.ts'
import { type Offer, offersOf } from '../completion/offer.ts'
import { LISTS } from '../completion/places.ts'
import { zshScript } from '../completion/zsh.ts'
import { nearest } from '../nearest.ts'
import { safeLine } from '../show/plain-text.ts'
import { type Command, command, oneOf, UsageFault } from '../usage.ts'

const SCRIPTS: Record<string, (commands: readonly CommandOfGrammar[]) => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}

const INSTALL = `
Prints a script for your shell. To load it with every new shell:

bash, with the package bash-completion or without it
  xio completion bash > ~/.local/share/bash-completion/completions/xio
  echo 'source <(xio completion bash)' >> ~/.bashrc
zsh, where ~/.zshrc calls compinit
  xio completion zsh > "\${fpath[1]}/_xio"
fish
  xio completion fish > ~/.config/fish/completions/xio.fish

It completes commands, options and files by itself, and asks xio for templates,
policies, runs and seats. After an update of xio write it once more.`

/** The command that completes all these, itself among them. */
export const completionOf = (entries: readonly Entry[]): Command =>
  command({
    name: 'completion',
    takes: ['[SHELL]'],
    summary: 'Lets the tab key complete what xio takes: in bash, zsh or fish.',
    teaches: INSTALL,
    options: {
      list: { type: 'string', value: 'WHAT', help: 'what the script itself asks: templates, runs, seats …' },
    },
    async run({ values, words: [shell] }) {
      if (values.list !== undefined) return list(values.list, shell ?? '')
      if (shell === undefined) {
        process.stdout.write(`${INSTALL.trim()}\n`)
        return 0
      }
      const script = SCRIPTS[shell]
      if (script === undefined) throw new UsageFault(unknownShell(shell))
      process.stdout.write(script(await grammarOf(entries)))
      return 0
    },
  })

function unknownShell(shell: string): string {
  const near = nearest(shell, Object.keys(SCRIPTS))
  const known = Object.keys(SCRIPTS).join(', ')
  return `there is no script for “${shell}”${near === null ? `: the shells are ${known}.` : `; did you mean ${near}?`}`
}

async function list(given: string, about: string): Promise<number> {
  const what = oneOf('--list', given, LISTS)
  // Whoever presses the tab key asked for words, not for what is wrong.
  const offers = what === undefined ? [] : await offersOf(what, about).catch((): Offer[] => [])
  // A shell puts the word on the command line as it is.
  const plain = offers.filter(({ word }) => /^[\w.:@=+-]+$/.test(word))
  process.stdout.write(plain.map(({ word, means }) => `${word}\t${safeLine(means)}\n`).join(''))
  return 0
}
