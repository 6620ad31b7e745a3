/** How a decision came about is on record in the rules' own words, which are the same in every language. */
const METHODS: [RegExp, string][] = [
  [/^majority$/, 'большинство голосов'],
  [/^majority of more than (\d+%)$/, 'большинство, больше $1 голосов'],
  [/^supermajority of at least (\d+%)$/, 'квалифицированное большинство, не меньше $1 голосов'],
  [/^unanimity$/, 'единогласие'],
  [/^weighted majority$/, 'большинство по весу голосов'],
  [/^weighted majority of more than (\d+%)$/, 'большинство по весу голосов, больше $1 веса'],
  [/^consent$/, 'согласие без доводов против'],
  [/^decision of the moderator$/, 'решение ведущего'],
  [/^ruled after a gate failed$/, 'распоряжение после проверки'],
  [/^closed without a vote$/, 'закрыто без голосования'],
]

const TIE_BROKEN = ', the tie broken by the moderator'
const MUTED = '; muted: '

/** The method as a Russian reader says it; what is none of the rules' own words stays as it is. */
export function methodInRussian(method: string): string {
  const [named = '', muted] = method.split(MUTED)
  const tied = named.endsWith(TIE_BROKEN)
  const name = tied ? named.slice(0, -TIE_BROKEN.length) : named
  const known = METHODS.find(([pattern]) => pattern.test(name))
  const words = known === undefined ? name : name.replace(...known)
  return [words, tied && ', при равенстве решил ведущий', muted !== undefined && `; без голоса: ${muted}`]
    .filter((part) => part !== false)
    .join('')
}
