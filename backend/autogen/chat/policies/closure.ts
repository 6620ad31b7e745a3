type Next = (one: string) => readonly string[]

/** All that is reached from here, over as many steps as it takes; what is given is part of it. */
export function closure(from: readonly string[], next: Next): Set<string> {
  const reached = new Set(from)
  // A set hands out what is added while it is walked.
  for (const one of reached) for (const onward of next(one)) reached.add(onward)
  return reached
}

/** The circles that nothing leads out of, each once. */
export function closedCircles(among: readonly string[], next: Next): Set<string>[] {
  const circles: Set<string>[] = []
  for (const one of among) {
    const ahead = closure(next(one), next)
    const closed = ahead.has(one) && [...ahead].every((other) => closure(next(other), next).has(one))
    if (closed && !circles.some((circle) => circle.has(one))) circles.push(ahead)
  }
  return circles
}
