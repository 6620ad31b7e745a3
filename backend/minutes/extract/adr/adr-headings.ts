export type Chapter =
  | 'context'
  | 'drivers'
  | 'options'
  | 'outcome'
  | 'good'
  | 'bad'
  | 'consequences'
  | 'arguments'
  | 'status'
  | 'date'
  | 'deciders'

/** By what headings the chapters of a decision record go, in English and Russian. */
export const CHAPTERS: readonly { chapter: Chapter; heading: RegExp; examples: readonly string[] }[] = [
  {
    chapter: 'context',
    heading:
      /^(?:context(?: and problem(?: statement)?)?|problem(?: statement)?|background|issue|motivation|контекст.{0,40}|постановка .{0,20}|проблема|описание проблемы|предпосылки)$/iu,
    examples: ['Context and Problem Statement', 'Контекст и постановка задачи', 'Problem'],
  },
  {
    chapter: 'drivers',
    heading:
      /^(?:(?:decision )?drivers|forces|(?:decision |evaluation )?criteria|requirements|goals|assumptions|факторы.{0,30}|драйверы.{0,30}|критерии.{0,30}|требования)$/iu,
    examples: ['Decision Drivers', 'Критерии выбора', 'Forces'],
  },
  {
    chapter: 'options',
    heading:
      /^(?:considered (?:options|alternatives|solutions)|(?:options|alternatives|solutions)(?: considered)?|positions|possible solutions|(?:рассмотренные |рассматриваемые |возможные )?(?:варианты|альтернативы).{0,30})$/iu,
    examples: ['Considered Options', 'Options Considered', 'Рассмотренные варианты', 'Alternatives'],
  },
  {
    chapter: 'outcome',
    heading:
      /^(?:(?:the |our )?decision(?: outcome| made| taken)?|outcome|chosen (?:option|solution)|(?:принятое |итоговое |выбранное )?решение)$/iu,
    examples: ['Decision Outcome', 'Decision', 'Решение', 'Принятое решение'],
  },
  {
    chapter: 'good',
    heading:
      /^(?:(?:positive consequences|positive|benefits|advantages|pros|positives)|(?:положительные|позитивные) последствия|преимущества|плюсы)$/iu,
    examples: ['Positive Consequences', 'Положительные последствия'],
  },
  {
    chapter: 'bad',
    heading:
      /^(?:(?:negative consequences|negative|drawbacks|disadvantages|cons|negatives|risks|trade[- ]?offs)|(?:отрицательные|негативные) последствия|недостатки|минусы|риски)$/iu,
    examples: ['Negative Consequences', 'Отрицательные последствия', 'Risks'],
  },
  {
    chapter: 'consequences',
    heading: /^(?:consequences|implications|impact|results?|последствия|следствия)$/iu,
    examples: ['Consequences', 'Последствия'],
  },
  {
    chapter: 'arguments',
    heading:
      /^(?:pros and cons.{0,40}|pros & cons.{0,40}|pros\/cons.{0,40}|comparison.{0,40}|evaluation.{0,40}|analysis.{0,40}|(?:за и против|плюсы и минусы|сравнение).{0,40})$/iu,
    examples: [
      'Pros and Cons of the Options',
      'Pros and Cons of the Other Options',
      'Плюсы и минусы вариантов',
    ],
  },
  { chapter: 'status', heading: /^(?:status|статус)$/iu, examples: ['Status', 'Статус'] },
  { chapter: 'date', heading: /^(?:date|дата)$/iu, examples: ['Date'] },
  {
    chapter: 'deciders',
    heading:
      /^(?:deciders|decision[- ]makers|decided by|участники|принимали решение|лица, принимающие решение)$/iu,
    examples: ['Deciders', 'Decision-makers'],
  },
]

/** Of what chapter a heading is the beginning. */
export function chapterOf(heading: string): Chapter | null {
  const bare = heading
    .replace(/<!--.{0,80}?-->/g, '')
    .replace(/\{[:#][^}]{0,60}\}\s*$/, '')
    .replace(/^[^\p{L}]{0,12}/u, '')
    .replace(/\s?\((?:optional|необязательно)\)\s{0,3}$/iu, '')
    .replace(/[\s:.*_]{1,8}$/u, '')
  return CHAPTERS.find((one) => one.heading.test(bare))?.chapter ?? null
}
