const WORDS: readonly [RegExp, number][] = [
  [/^тыс/, 1e3],
  [/^(?:млн|миллион)/, 1e6],
]

/**
 * Numbers as one reads them in figures, with the sign of their money: "6 000 рублей" is 6000 ₽, "2,5 тыс. руб." is
 * 2500 ₽. Only what is compared is rewritten, never what is quoted.
 */
export const inFigures = (text: string): string =>
  inRussian(
    text.replace(/(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)/gu, (digits) =>
      digits.replace(/\s/gu, ''),
    ),
  )

const inRussian = (text: string): string =>
  !/[а-яё₽]/iu.test(text)
    ? text
    : text
        .replace(/(?<![\d.,])(\d+),(\d{1,2})(?![\d,])/gu, '$1.$2')
        .replace(
          /(\d+(?:\.\d+)?)\s?(тыс(?:яч\p{Ll}*|\.)?|млн\.?|миллион\p{Ll}*)(?!\p{L})/giu,
          (_, number: string, word: string) => String(Number(number) * factorOf(word)),
        )
        .replace(/(?<=\d)\s?(?:рубл\p{Ll}*|руб\.?|р\.)(?!\p{L})/giu, ' ₽')
        .replace(/(?<=\d)\s?евро(?!\p{L})/giu, ' €')
        .replace(/(?<=\d)\s?доллар\p{Ll}*/giu, ' $')

const factorOf = (word: string): number =>
  WORDS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? 1

/** One number of a table's cell: "1,200" is over a thousand, "2,5" is two and a half. */
export const cellNumber = (written: string): number =>
  Number(/^\d+,\d{1,2}$/.test(written) ? written.replace(',', '.') : written.replaceAll(',', ''))
