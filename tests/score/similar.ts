// The matching rule of the corpus' own scorer, so that a person sees which items it holds for the same.
const STOP = new Set(
  (
    'a an the to of in on for and or is are be been was were it we i that this these those with as at by from will shall should not do does did have has had can could would ' +
    'they he she you our us their its his her so if then than but also into about there here which who what when via per ' +
    'и в во на не что с со по для от до как это из у за к о об или то же бы был была были быть мы он она они все его её их при'
  ).split(' '),
)
const SUFFIXES = ['ations', 'ation', 'ings', 'ing', 'edly', 'ied', 'ies', 'ed', 'es', 's', "'s"]

function stem(word: string): string {
  const suffix = SUFFIXES.find((one) => word.endsWith(one) && word.length - one.length >= 3)
  const cut = suffix === undefined ? word : word.slice(0, -suffix.length)
  return cut.length > 4 && cut.endsWith('e') ? cut.slice(0, -1) : cut
}

export const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}_']+/gu) ?? []

export function tokens(text: string): Set<string> {
  const plain = text
    .replace(/\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:[^()\s]|\([^()]*\))*\)/g, '$1')
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[*`~]/g, '')
  const bare = words(plain).map((word) => word.replace(/^['_]+|['_]+$/g, ''))
  return new Set(bare.filter((word) => word !== '' && !STOP.has(word)).map(stem))
}

/** How alike two sets of tokens are; 0 where they are not the same item. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const both = [...a].filter((one) => b.has(one)).length
  const jaccard = both / (a.size + b.size - both)
  const [low, high] = [Math.min(a.size, b.size), Math.max(a.size, b.size)]
  const contained = both / low
  const held =
    (low >= 6 && contained >= 0.6) || (low >= 4 && contained >= 0.75) || (low >= 2 && contained === 1)
  return jaccard >= 0.6 || (high <= 5 * low && held) ? Math.max(jaccard, 0.999 * contained) : 0
}

export function sameName(a: string, b: string): boolean {
  const [one, other] = [words(a), words(b)]
  if (one.length === 0 || other.length === 0) return false
  if (one.every((word) => other.includes(word)) || other.every((word) => one.includes(word))) return true
  const initials = (list: string[]) => list.map((word) => word[0]).join('')
  return (
    (one.length === 1 && other.length > 1 && one[0] === initials(other)) ||
    (other.length === 1 && one.length > 1 && other[0] === initials(one))
  )
}
