/** The forms of a noun by the plural categories of CLDR, which ICU messages use as well. */
export type Forms = { one?: string; few?: string; many?: string; other: string }

/** Numbers with their nouns in a language: the category and the digits are the browser's (Intl), the words are ours. */
export function pluralsIn(locale: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale)
  const digits = new Intl.NumberFormat(locale)
  return (n, forms) => {
    const category = rules.select(n)
    const form = category === 'zero' || category === 'two' ? forms.other : (forms[category] ?? forms.other)
    return `${digits.format(n)} ${form}`
  }
}
