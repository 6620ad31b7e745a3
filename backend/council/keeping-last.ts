/**
 * The same function with its last answer at hand: for what is asked several times in a row, as the time, the run and
 * the text are while one turn is decided and written.
 */
export function keepingLast<Given extends string | number, Made>(
  make: (given: Given) => Made,
): (given: Given) => Made {
  let last: { given: Given; made: Made } | null = null
  return (given) => {
    if (last === null || last.given !== given) last = { given, made: make(given) }
    return last.made
  }
}
