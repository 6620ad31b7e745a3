import { digest } from '../../../backend/log/digest.ts'
import type { ExportIo, ExportObject } from '../../../backend/ports/export-target.ts'

type Place = { externalId: string; url: string | null }

/** Writes objects where there is nothing yet and nothing fails: what must stand there at the end of any scenario. */
export async function writeFreshly(objects: readonly ExportObject[], now: number): Promise<void> {
  const places = new Map<string, Place>()
  for (const object of objects) {
    const outcome = await object.put(freshIo(object, places, now))
    if (outcome.externalId !== undefined)
      places.set(object.key, { externalId: outcome.externalId, url: outcome.url ?? null })
  }
}

function freshIo({ key, content }: ExportObject, places: Map<string, Place>, now: number): ExportIo {
  let note: unknown = null
  return {
    exportId: `x${digest(key).slice(0, 24)}`,
    key,
    revision: 1,
    hash: digest(content),
    doneHash: null,
    externalId: null,
    url: null,
    attempt: 1,
    insisted: false,
    signal: new AbortController().signal,
    now: () => now,
    kept: (guard) => (guard(note) ? note : null),
    async keep(next) {
      note = next
    },
    async claim(externalId, url) {
      const place = places.get(key) ?? { externalId, url }
      places.set(key, place)
      return place
    },
    async disown() {
      places.delete(key)
    },
    other: async (other) => places.get(other) ?? null,
    pace: async () => {},
  }
}
