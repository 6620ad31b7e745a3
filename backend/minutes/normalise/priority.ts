import type { Item } from './item.ts'

/** Words that say how pressing a task is; a priority that nobody says is none. */
export const PRIORITIES: readonly {
  is: NonNullable<Item['priority']>
  pattern: RegExp
  examples: readonly string[]
  not?: readonly string[]
}[] = [
  {
    is: 'low',
    pattern:
      /(?<!\p{L})(?:low(?:est)?[\s-]priority|priority:?\s(?:is\s)?low|not\s(?:very\s)?urgent|P3|P4|низк\p{Ll}{2,3}\sприоритет\p{Ll}{0,2}|приоритет:?\sнизкий|не\sсрочно)(?!\p{L})/iu,
    examples: ['Low priority: paint the shed', 'Paint the shed, not urgent', 'Покрасить сарай, не срочно'],
  },
  {
    is: 'urgent',
    pattern:
      /(?<!\p{L})(?:urgent(?:ly)?|asap|as\ssoon\sas\spossible|P0|top\spriority|highest\spriority|срочно|немедленно|как\sможно\s(?:скорее|быстрее))(?!\p{L})/iu,
    examples: ['Urgent: mend the roof', 'Mend the roof ASAP', 'Срочно починить крышу'],
    not: ['Describe the urgency of the roof', 'Write on insurgents'],
  },
  {
    is: 'high',
    pattern:
      /(?<!\p{L})(?:high[\s-]priority|priority:?\s(?:is\s)?high|P1|высок\p{Ll}{2,3}\sприоритет\p{Ll}{0,2}|приоритет:?\sвысокий)(?!\p{L})/iu,
    examples: ['High priority: mend the roof', 'P1 mend the roof', 'Приоритет: высокий. Починить крышу'],
  },
  {
    is: 'medium',
    pattern:
      /(?<!\p{L})(?:(?:medium|normal)[\s-]priority|priority:?\s(?:is\s)?(?:medium|normal)|P2|средн\p{Ll}{2,3}\sприоритет\p{Ll}{0,2}|приоритет:?\s(?:средний|обычный))(?!\p{L})/iu,
    examples: ['Medium priority: sweep the yard', 'Приоритет: средний. Подмести двор'],
  },
]

export const priorityIn = (words: string): Item['priority'] =>
  PRIORITIES.find(({ pattern }) => pattern.test(words))?.is ?? null
