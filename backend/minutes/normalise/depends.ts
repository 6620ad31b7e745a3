import type { Item } from './item.ts'
import { alike, tokensOf } from './tokens.ts'

/** Words that say a task waits for another; the group `for` is what it waits for. */
export const WAITS: readonly { pattern: RegExp; example: readonly [string, string] }[] = [
  {
    pattern: /(?<!\p{L})(?:after|once|as soon as)\s(?<for>[^.;:,]{3,120})/iu,
    example: ['Invite them once the list of guests is ready', 'the list of guests is ready'],
  },
  {
    pattern:
      /(?<!\p{L})when\s(?<for>[^.;:,]{3,120}?)\s(?:is|are|has been|have been|gets?)\s(?:done|ready|finished|completed?|merged|published|sent|written|drafted|approved|agreed|fixed|closed|created|in place|out|available)(?!\p{L})/iu,
    example: ['Invite them when the list of guests is ready', 'the list of guests'],
  },
  {
    pattern:
      /(?<!\p{L})(?:blocked (?:by|on)|depends on|dependent on|waiting (?:for|on)|pending)\s(?<for>[^.;:,()]{3,120})/iu,
    example: ['Invite them (blocked by the list of guests)', 'the list of guests'],
  },
  {
    pattern: /(?<!\p{L})(?:после того,? как|как только)\s(?<for>[^.;:]{3,120})/iu,
    example: ['Разослать письма, после того как Вера составит список гостей', 'Вера составит список гостей'],
  },
  {
    pattern: /(?<!\p{L})(?:зависит от|ждёт|ждет|жд[её]м|заблокировано?)\s(?<for>[^.;:,()]{3,120})/iu,
    example: ['Разослать письма (зависит от списка гостей)', 'списка гостей'],
  },
]

// Of what is waited for, or of the other task's title, so much must be in both, and at least two words.
const LEAST_SHARE = 0.6
const LEAST_WORDS = 2

type Task = Pick<Item, 'id' | 'text' | 'title' | 'kind' | 'dependsOn'>

/** All dependencies, without those that would go in a ring: of two that wait for each other neither could begin. */
export function withDependencies<T extends Task>(items: readonly T[]): T[] {
  const tasks = items.filter((one) => one.kind === 'action')
  const titles = new Map<string, ReadonlySet<string>>()
  const wordsOf = ({ id, title }: Task) => {
    const held = titles.get(id) ?? tokensOf(title)
    titles.set(id, held)
    return held
  }
  const needs = new Map(tasks.map((one) => [one.id, needsOf(one, tasks, wordsOf)]))
  return items.map((one) => ({
    ...one,
    dependsOn: (needs.get(one.id) ?? []).filter((other) => !reaches(other, one.id, needs)),
  }))
}

/** The ids of the tasks that this one waits for, where the text names them well enough to tell which. */
function needsOf(item: Task, tasks: readonly Task[], wordsOf: (task: Task) => ReadonlySet<string>): string[] {
  const found = WAITS.flatMap(({ pattern }) => {
    const wanted = tokensOf(pattern.exec(item.text)?.groups?.['for'] ?? '')
    if (wanted.size < LEAST_WORDS) return []
    const scored = tasks
      .filter((one) => one !== item)
      .map((one) => ({ id: one.id, ...alike(wanted, wordsOf(one)) }))
      .filter(({ both, contained }) => both >= LEAST_WORDS && contained >= LEAST_SHARE)
      .toSorted((a, b) => b.both - a.both)
    const [best, next] = scored
    return best === undefined || best.both === next?.both ? [] : [best.id]
  })
  return [...new Set(found)]
}

function reaches(from: string, to: string, needs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(needs.get(id) ?? []))
  }
  return false
}
