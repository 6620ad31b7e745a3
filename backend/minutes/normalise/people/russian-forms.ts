/** How the end of a Russian name changes with its case; the first ending that fits counts. */
const ENDINGS: readonly {
  nominative: RegExp
  cut: number
  forms: readonly string[]
  example: readonly string[]
}[] = [
  {
    nominative: /(?:ск|цк)ий$/u,
    cut: 2,
    forms: ['ого', 'ому', 'им', 'ом'],
    example: ['Вяземский', 'Вяземскому'],
  },
  { nominative: /(?:ск|цк)ая$/u, cut: 2, forms: ['ой', 'ую'], example: ['Вяземская', 'Вяземской'] },
  {
    nominative: /(?:[оеё]в|[иы]н)$/u,
    cut: 0,
    forms: ['а', 'у', 'ым', 'е', 'ом'],
    example: ['Серов', 'Серову'],
  },
  { nominative: /(?:[оеё]в|[иы]н)а$/u, cut: 1, forms: ['ой', 'у', 'е', 'ы'], example: ['Серова', 'Серовой'] },
  { nominative: /ия$/u, cut: 1, forms: ['и', 'ю', 'ей'], example: ['Мария', 'Марии'] },
  { nominative: /я$/u, cut: 1, forms: ['и', 'е', 'ю', 'ей'], example: ['Катя', 'Кате'] },
  { nominative: /[гкхжшщч]а$/u, cut: 1, forms: ['и', 'е', 'у', 'ой', 'ей'], example: ['Ольга', 'Ольге'] },
  { nominative: /а$/u, cut: 1, forms: ['ы', 'е', 'у', 'ой'], example: ['Анна', 'Анне'] },
  { nominative: /й$/u, cut: 1, forms: ['я', 'ю', 'ем', 'е'], example: ['Сергей', 'Сергею'] },
  { nominative: /ь$/u, cut: 1, forms: ['я', 'ю', 'ем', 'е', 'и'], example: ['Игорь', 'Игорю'] },
  {
    nominative: /[бвгджзклмнпрстфхцчшщ]$/u,
    cut: 0,
    forms: ['а', 'у', 'ом', 'е'],
    example: ['Иван', 'Ивану'],
  },
]

export const ENDING_EXAMPLES = ENDINGS.map(({ example }) => example)

// «Пётр» and «Павел» lose a vowel of their stem.
const IRREGULAR: Record<string, string> = { пётр: 'петр', петр: 'петр', павел: 'павл', лев: 'льв' }

/** A Russian name in every case that a text may have it in, in small letters; another name as it is. */
export function formsOf(name: string): string[] {
  const word = name.toLowerCase()
  if (!/^[а-яё-]{3,}$/u.test(word)) return [word]
  const stem = IRREGULAR[word]
  if (stem !== undefined) return [word, ...['а', 'у', 'ом', 'е'].map((ending) => stem + ending)]
  const rule = ENDINGS.find(({ nominative }) => nominative.test(word))
  if (rule === undefined) return [word]
  const base = word.slice(0, word.length - rule.cut)
  return [word, ...rule.forms.map((ending) => base + ending)]
}
