/** All that is reached from here, over as many steps as it takes; what is given is part of it. */
export function closure(from: readonly string[], next: (one: string) => readonly string[]): Set<string> {
  const reached = new Set(from)
  // A set hands out what is added while it is walked.
  for (const one of reached) for (const onward of next(one)) reached.add(onward)
  return reached
}
