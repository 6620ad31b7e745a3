/** What is wrong, and how to mend it, which a finding says in one go: behind its last colon, or in its last sentence. */
export function apart(says: string): { what: string; mend: string | null } {
  const end = Math.max(...['. ', '? ', '! '].map((mark) => says.lastIndexOf(mark)))
  if (end >= 0) return { what: says.slice(0, end + 1), mend: says.slice(end + 2) }
  const colon = says.lastIndexOf(': ')
  return colon < 0 ? { what: says, mend: null } : { what: says.slice(0, colon), mend: says.slice(colon + 2) }
}
