/** What a line asks for. */
export type Wish =
  | { kind: 'start'; question: string }
  | { kind: 'status'; run: string | null }
  | { kind: 'pause' | 'resume' | 'stop'; run: string | null }
  | { kind: 'decisions' | 'help' }
  | { kind: 'actions'; mine: boolean }
  | { kind: 'unknown'; word: string }

const KINDS: ReadonlyMap<string, Exclude<Wish['kind'], 'unknown'>> = new Map([
  ['start', 'start'],
  ['старт', 'start'],
  ['начать', 'start'],
  ['status', 'status'],
  ['статус', 'status'],
  ['pause', 'pause'],
  ['пауза', 'pause'],
  ['resume', 'resume'],
  ['продолжить', 'resume'],
  ['stop', 'stop'],
  ['стоп', 'stop'],
  ['decisions', 'decisions'],
  ['решения', 'decisions'],
  ['actions', 'actions'],
  ['задачи', 'actions'],
  ['help', 'help'],
  ['помощь', 'help'],
])

const MINE = new Set(['mine', 'мои'])

/** Reads a line; its first word says what is wished, in whichever case and language it stands. */
export function readWish(text: string): Wish {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const [word = '', ...others] = line.split(' ')
  const kind = KINDS.get(word.toLowerCase()) ?? (word === '' ? 'help' : null)
  switch (kind) {
    case null:
      return { kind: 'unknown', word: word.slice(0, MOST_WORD) }
    case 'start':
      return { kind, question: others.join(' ') }
    case 'status':
    case 'pause':
    case 'resume':
    case 'stop':
      return { kind, run: others[0] ?? null }
    case 'actions':
      return { kind, mine: MINE.has(others[0]?.toLowerCase() ?? '') }
    default:
      return { kind }
  }
}

const MOST_WORD = 60
