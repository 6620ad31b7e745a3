import { isDeepStrictEqual } from 'node:util'
import type { Actor, Template } from '../../../schemas/generated/types.ts'
import type { Catalogue, Definitions, Kind, Version, Versioned } from '../../ports/catalogue.ts'
import type { RegistryVersions, StoredVersion } from '../../ports/registry-versions.ts'
import type { Registry } from '../registry.ts'
import { readOrNull, withVersions } from './current.ts'
import { changed, RULES, type Rules } from './rules.ts'

type Place<K extends Kind> = { workspaceId: string; kind: K; id: string }
type Made = { by: Actor; note: string | null; now: number }

/** The registry of the files with what people have changed in it, kept in versions. */
export function catalogueOf(
  files: Registry,
  store: RegistryVersions,
): Catalogue & { current(workspaceId: string): Promise<Registry> } {
  const current = async (workspaceId: string) => withVersions(files, await store.newest(workspaceId))

  const all = async <K extends Kind>({ workspaceId, kind, id }: Place<K>): Promise<Versioned<K>[]> => {
    const registry = await current(workspaceId)
    const stored = (await store.of(workspaceId, kind, id)).flatMap((one) => {
      const body = readOrNull(registry, kind, one.body)
      return body === null ? [] : [{ body, ...told(one, body.version) }]
    })
    const rules: Rules<K> = RULES[kind]
    const first = rules.inFiles(files, id)
    return first === undefined ? stored : [...stored, { body: first, ...fromFiles(first.version) }]
  }

  /** Adds what `make` makes of the newest; again where somebody was first. */
  const add = async <K extends Kind>(
    place: Place<K>,
    { by, note, now }: Made,
    make: (versions: Versioned<K>[]) => object | null,
  ): Promise<Versioned<K> | null> => {
    const versions = await all(place)
    const value = make(versions)
    if (value === null) return null
    const version = await nextNumber(store, place, versions)
    const rules: Rules<K> = RULES[place.kind]
    const label = labelOf(rules.inFiles(files, place.id)?.version, version)
    const registry = await current(place.workspaceId)
    const body = rules.read({ ...value, id: place.id, version: label }, registry)
    const [newest] = versions
    if (newest !== undefined && isSame(newest.body, body)) return newest
    const createdAt = new Date(now).toISOString()
    const kept = { ...place, version, body: JSON.stringify(body), by, note, createdAt }
    return (await store.add(kept)) ? { body, ...told(kept, label) } : add(place, { by, note, now }, make)
  }

  return {
    current,

    async find(place, version) {
      const versions = await all(place)
      return versions.find((one) => version === undefined || one.version === version) ?? null
    },

    async versions(place) {
      const versions = await all(place)
      return versions.length === 0 ? null : versions.map(({ body: _body, ...version }) => version)
    },

    async change(place, change, { base, ...made }) {
      let isOutdated = false
      const done = await add(place, made, ([newest]) => {
        if (newest === undefined) return null
        // Looked at anew where somebody was first: two people who began with one version do not undo each other.
        isOutdated = newest.version !== base
        return isOutdated ? null : changed(place.kind, newest.body, change)
      })
      return isOutdated ? 'outdated' : done
    },

    restore: (place, version, made) =>
      add(place, made, (versions) => versions.find((one) => one.version === version)?.body ?? null),

    async duplicate(place, as, made) {
      const found = (await current(place.workspaceId)).template(place.id)
      if (found === undefined) return null
      const own = { ...place, id: as.id }
      if ((await all(own)).length > 0) return 'taken'
      return add(own, made, (versions) => (versions.length > 0 ? null : copyOf(found, as.title))).then(
        (copy) => copy ?? 'taken',
      )
    },
  }
}

/** Its own title in every language: the old one would stand over it. */
function copyOf(template: Template, title: string): Template {
  const { ru } = template.words ?? {}
  if (ru === undefined) return { ...template, title }
  const { title: _title, ...words } = ru
  return { ...template, title, words: { ...template.words, ru: words } }
}

async function nextNumber(
  store: RegistryVersions,
  { workspaceId, kind, id }: Place<Kind>,
  [newest]: readonly Version[],
): Promise<number> {
  // One that can no longer be read has its number all the same.
  const [stored] = await store.of(workspaceId, kind, id)
  return Math.max(stored?.version ?? 0, newest?.version ?? 0) + 1
}

/** "1.2.0+3": the third version of what is 1.2.0 in the files. */
const labelOf = (inFiles: string | undefined, version: number): string =>
  `${(inFiles ?? '1.0.0').slice(0, 30)}${version === 1 ? '' : `+${version}`}`

const told = ({ version, createdAt, by, note }: StoredVersion, label: string): Version => ({
  version,
  label,
  at: createdAt,
  by,
  note,
  builtIn: false,
})

const fromFiles = (label: string): Version => ({
  version: 1,
  label,
  at: null,
  by: null,
  note: null,
  builtIn: true,
})

const isSame = (a: Definitions[Kind], b: Definitions[Kind]): boolean =>
  isDeepStrictEqual({ ...a, version: '' }, { ...b, version: '' })
