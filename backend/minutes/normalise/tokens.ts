import { stemOf } from '../support/stem.ts'

const SMALL = new Set(
  'a an the to of in on for and or is are be been was were it we i that this these those with as at by from will shall should not do does did have has had can could would they he she you our us their its his her so if then than but also into about there here и в во на не что с со по для от до как это из у за к о об или то же бы был была были быть мы он она они все его её их при'.split(
    ' ',
  ),
)

/** The words that make a task what it is, cut so that "sends", "send" and «смету», «сметы» are one. */
export const tokensOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll('ё', 'е')
        .match(/[\p{L}\p{N}_]+/gu) ?? []
    )
      .filter((word) => !SMALL.has(word))
      .map(stemOf),
  )

export const sortedTokens = (tokens: ReadonlySet<string>): string => [...tokens].toSorted().join(' ')

/** Of two sets, how many they have in common, what share of both that is, and what share of the smaller. */
export function alike(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): { both: number; shared: number; contained: number } {
  const both = [...a].filter((one) => b.has(one)).length
  const low = Math.min(a.size, b.size)
  return { both, shared: both / (a.size + b.size - both || 1), contained: low === 0 ? 0 : both / low }
}
