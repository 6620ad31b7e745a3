import type { Option } from '../usage.ts'

/** Lists that are asked for when somebody presses the tab key. */
export const LISTS = [
  'templates',
  'policies',
  'agents',
  'runs',
  'live-runs',
  'seats',
  'fields',
  'targets',
] as const
export type List = (typeof LISTS)[number]

/** What can stand at a place of the command line: words known now, a list, files, or nothing that could be offered. */
export type Place =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'list'; list: List }
  | { kind: 'files' | 'folders' | 'none' }

const words = (...given: string[]): Place => ({ kind: 'words', words: given })
const list = (name: List): Place => ({ kind: 'list', list: name })
const NONE: Place = { kind: 'none' }

// By the name of the option, wherever it stands: it means the same for nearly every command.
const OPTIONS: Record<string, Place> = {
  template: list('templates'),
  policy: list('policies'),
  panel: words('offline', 'openai'),
  pace: words('reading', 'max'),
  language: words('en', 'ru'),
  when: words('next_turn', 'now', 'end_of_item'),
  to: list('seats'),
  out: { kind: 'folders' },
  context: { kind: 'files' },
  with: { kind: 'files' },
  patch: { kind: 'files' },
}

/** What an option is followed by; null where it stands alone. */
export const placeOfOption = (name: string, { type, value }: Option): Place | null =>
  // A person is spoken to, and a record goes to a target.
  type === 'boolean' ? null : value === 'TARGETS' ? list('targets') : (OPTIONS[name] ?? NONE)

/** What stands where the command takes this word: `RUN`, `[TEXT]`. */
export function placeOfWord(
  word: string,
  { steers, commands }: { steers: boolean; commands: readonly string[] },
): Place {
  switch (word.replaceAll(/[[\]]|\s*…/g, '')) {
    case 'FILE':
      return { kind: 'files' }
    case 'ACTION':
      return words('add', 'list', 'query', 'reindex', 'remove')
    case 'RUN':
      return list(steers ? 'live-runs' : 'runs')
    case 'SEAT':
      return list('seats')
    case 'COMMAND':
      return words(...commands)
    case 'KEY=VALUE':
      return list('fields')
    case 'TIMEBOX':
      return words('item', 'phase', 'run')
    case 'KIND':
      return words('decision_log', 'action_items', 'summary')
    case 'SHELL':
      return words('bash', 'zsh', 'fish')
    default:
      return NONE
  }
}
