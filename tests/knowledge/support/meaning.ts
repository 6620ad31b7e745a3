/** Words that mean the same, whatever they are written like. */
const MEANINGS = [
  ['roof', 'shingles', 'крыша'],
  ['cellar', 'basement', 'подвал'],
  ['cheap', 'inexpensive'],
]

/** A vector by what a text speaks of: texts of one meaning are near, whatever words they have for it. */
export function meaning(text: string, dimensions = 512): number[] {
  const vector = new Array<number>(dimensions).fill(0)
  for (const [axis, words] of MEANINGS.entries())
    if (words.some((word) => text.toLowerCase().includes(word))) vector[axis] = 1
  // A text of no meaning that is known here has a direction all the same.
  if (!vector.some((one) => one !== 0)) vector[dimensions - 1 - (text.length % 7)] = 1
  return vector
}
