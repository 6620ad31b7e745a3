/** A seat for each name, in order: what a seat may be called, and no two alike. */
export function seatIds(names: readonly string[], taken: Iterable<string>): string[] {
  const used = new Set([...taken, 'constructor'])
  return names.map((name, index) => {
    const wanted = seatId(name) || `expert_${index + 1}`
    let seat = wanted
    for (let n = 2; used.has(seat); n++) seat = `${wanted}_${n}`
    used.add(seat)
    return seat
  })
}

// Names are Python's identifiers, so "CriticAgent" and letters of every script occur. A number behind it must still fit.
function seatId(name: string): string {
  const words = latin(name)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
  return words
    .replace(/^[^a-z]+/, '')
    .slice(0, 36)
    .replace(/_+$/, '')
}

/** An id for a template, also fit for the name of a file; empty where the text has no letter or digit of Latin. */
export const templateId = (text: string): string =>
  latin(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '')

const latin = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '')
