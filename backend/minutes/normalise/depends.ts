import type { Item } from './item.ts'
import { tokensOf } from './tokens.ts'

/** Words that say a task waits for another; the group `for` is what it waits for. */
export const WAITS: readonly { pattern: RegExp; example: readonly [string, string] }[] = [
  {
    pattern:
      /(?<!\p{L})(?:after|once|when|as soon as)\s(?<for>[^.;:,]{3,120}?)\s(?:is|are|has been|have been|gets?)\s(?:done|ready|finished|complete(?:d)?|merged|published|sent|written|drafted|approved|agreed|fixed|closed|created|in place|out|available)(?!\p{L})/iu,
    example: ['Invite them once the list of guests is ready', 'the list of guests'],
  },
  {
    pattern:
      /(?<!\p{L})(?:blocked (?:by|on)|depends on|dependent on|waiting (?:for|on)|pending)\s(?<for>[^.;:,()]{3,120})/iu,
    example: ['Invite them (blocked by the list of guests)', 'the list of guests'],
  },
  {
    pattern: /(?<!\p{L})(?:после того,? как|как только|когда)\s(?<for>[^.;:]{3,120})/iu,
    example: ['Разослать письма, после того как Вера составит список гостей', 'Вера составит список гостей'],
  },
  {
    pattern: /(?<!\p{L})(?:зависит от|ждёт|ждет|жд[её]м|заблокировано?)\s(?<for>[^.;:,()]{3,120})/iu,
    example: ['Разослать письма (зависит от списка гостей)', 'списка гостей'],
  },
]

// Of what is waited for so much must be in the other task's title, and at least two words.
const LEAST_SHARE = 0.6
const LEAST_WORDS = 2

/** The ids of the tasks that this one waits for, where the text names them well enough to tell which. */
export function dependenciesOf(
  item: Pick<Item, 'id' | 'text'>,
  tasks: readonly Pick<Item, 'id' | 'title'>[],
): string[] {
  return WAITS.flatMap(({ pattern }) => {
    const wanted = tokensOf(pattern.exec(item.text)?.groups?.['for'] ?? '')
    if (wanted.size < LEAST_WORDS) return []
    const scored = tasks
      .filter(({ id }) => id !== item.id)
      .map(({ id, title }) => {
        const held = tokensOf(title)
        return { id, hits: [...wanted].filter((one) => held.has(one)).length }
      })
      .filter(({ hits }) => hits >= LEAST_WORDS && hits / wanted.size >= LEAST_SHARE)
      .toSorted((a, b) => b.hits - a.hits)
    const [best, next] = scored
    return best === undefined || best.hits === next?.hits ? [] : [best.id]
  })
}

/** All dependencies, without those that would go in a ring: of two that wait for each other neither could begin. */
export function withDependencies<T extends Pick<Item, 'id' | 'text' | 'title' | 'kind' | 'dependsOn'>>(
  items: readonly T[],
): T[] {
  const tasks = items.filter((one) => one.kind === 'action')
  const needs = new Map(tasks.map((one) => [one.id, [...new Set(dependenciesOf(one, tasks))]]))
  return items.map((one) => ({
    ...one,
    dependsOn: (needs.get(one.id) ?? []).filter((other) => !reaches(other, one.id, needs)),
  }))
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
