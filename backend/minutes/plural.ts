const russian = new Intl.PluralRules('ru')

/** The form of a Russian noun that goes with a number: 1 критерий, 2 критерия, 5 критериев. */
export const russianForm = (n: number, [one, few, many]: readonly [string, string, string]): string => {
  switch (russian.select(n)) {
    case 'one':
      return one
    case 'many':
      return many
    // Of a fraction, "other", Russian takes the form of a few: 2,5 критерия.
    default:
      return few
  }
}
