import { invalid } from './meeting-invalid.ts'

/** The entries with an id each: those given are kept, the others count on from `prefix` 1 past the ones taken. */
export function withIds<T extends { id?: string }>(
  entries: readonly T[],
  prefix: string,
  field: string,
): (T & { id: string })[] {
  const taken = new Set<string>()
  entries.forEach(({ id }, index) => {
    if (id === undefined) return
    if (taken.has(id))
      throw invalid(`/${field}/${index}/id`, `"${id}" is given twice: choose another id or leave it out.`)
    taken.add(id)
  })
  return entries.map((entry, index) => {
    if (entry.id !== undefined) return { ...entry, id: entry.id }
    const id = freeId(prefix, index + 1, taken)
    taken.add(id)
    return { ...entry, id }
  })
}

function freeId(prefix: string, from: number, taken: ReadonlySet<string>): string {
  let number = from
  while (taken.has(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}
