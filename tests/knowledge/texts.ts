import fc from 'fast-check'

/** Sentences of both languages, abbreviations, quotes and signs of two units among them. */
const sentence = fc
  .array(
    fc.constantFrom(
      ...'the budget of roof costs e.g. 1,200 EUR “wet” (see p. 4) решение о крыше т.е. бюджет ёлка 👩‍🔧 𝒳 user_name and <b>bold</b>'.split(
        ' ',
      ),
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((words) => `${words.join(' ')}.`)

const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '))

const block = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 6 }), sentence)
      .map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  },
  { weight: 1, arbitrary: sentence.map((text) => `${text}\n===`) },
  { weight: 1, arbitrary: sentence.map((text) => `**${text.replaceAll('*', '')}**`) },
  {
    weight: 2,
    arbitrary: fc
      .array(sentence, { minLength: 1, maxLength: 8 })
      .map((items) => items.map((text) => `- ${text}`).join('\n')),
  },
  { weight: 1, arbitrary: paragraph.map((text) => `\`\`\`\n# no heading\n${text}\n\`\`\``) },
  { weight: 1, arbitrary: paragraph.map((text) => `| a | b |\n| - | - |\n| ${text} | 2 |`) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', maxLength: 400 })
      .map((text) => text.replaceAll(/\p{Cc}/gu, ' ')),
  },
)

/** Texts as people write them, with either end of line and any number of blank lines. */
export const markdown = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 14 }),
    fc.constantFrom('\n', '\n\n', '\r\n\r\n', '\n\n\n \n'),
  )
  .map(([blocks, between]) => blocks.join(between))
  .filter((text) => /[\p{L}\p{N}]/u.test(text) && text.isWellFormed())

/** The same text in other pieces, as a file may come. */
export function inPieces(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = []
  for (let at = 0, i = 0; at < text.length; i++) {
    const to = at + (sizes[i % sizes.length] ?? 1)
    pieces.push(text.slice(at, to))
    at = to
  }
  return pieces
}
