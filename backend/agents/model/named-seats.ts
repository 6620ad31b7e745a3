/** The other seats that a text speaks to by their ids, as `@expert_b`. */
export const namedSeats = (text: string, seats: readonly { seat: string }[], own: string): string[] => {
  const named = new Set(
    [...text.matchAll(/(?<![\p{L}\p{N}@])@([a-z][a-z0-9_]{0,39})/gu)].map((found) => found[1]),
  )
  return seats.filter(({ seat }) => seat !== own && named.has(seat)).map(({ seat }) => seat)
}
