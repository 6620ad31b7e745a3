import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readYaml } from '../minutes/formats/safe-yaml.ts'
import { TextInvalid } from '../minutes/formats/text-invalid.ts'
import type { SpeakerPolicy } from '../council/speaker-policies/policy.ts'
import { makeRegistry, type Registry, type RegistryFile, RegistryInvalid } from './registry.ts'

/**
 * The registry in a directory: `roles/*.yaml`, `councils/*.yaml` and `prompts/*.yaml`, in the order of their names. Beside it stands,
 * where there is one, the registry that users add to; an id of the first cannot be taken by the second.
 */
export function readRegistry(
  directory: string,
  local?: string,
  policies?: readonly SpeakerPolicy[],
): Registry {
  const files = readRegistryFiles(directory)
  return makeRegistry(local === undefined ? files : beside(files, readLocalFiles(local)), policies)
}

/** The files of a registry by their kinds. Prompts come with the program alone. */
export type RegistryFiles = { roles: RegistryFile[]; councils: RegistryFile[]; prompts?: RegistryFile[] }

/** The files of the registry that comes with the program. */
export function readRegistryFiles(directory: string): RegistryFiles {
  const files = (folder: string) =>
    readFiles(directory, folder, (name) => `${folder}/${name}`) ?? missing(directory, folder)
  return { roles: files('roles'), councils: files('councils'), prompts: files('prompts') }
}

/** The files of the registry that users add to, named by their whole paths; none where there is no such directory. */
export function readLocalFiles(local: string): RegistryFiles {
  const files = (folder: string) => readFiles(local, folder, (name) => join(local, folder, name)) ?? []
  return { roles: files('roles'), councils: files('councils') }
}

export const beside = (own: RegistryFiles, others: RegistryFiles): RegistryFiles => ({
  roles: [...own.roles, ...others.roles],
  councils: [...own.councils, ...others.councils],
  ...(own.prompts === undefined ? {} : { prompts: own.prompts }),
})

// Null where there is no such folder. What is only being written has another ending.
function readFiles(
  directory: string,
  folder: string,
  nameOf: (name: string) => string,
): RegistryFile[] | null {
  const place = join(directory, folder)
  const names = orFault(place, () => readdirSync(place))
  if (names === null) return null
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .flatMap((name) => {
      const text = orFault(nameOf(name), () => readFileSync(join(place, name), 'utf8'))
      return text === null ? [] : [{ file: nameOf(name), value: readValue(nameOf(name), text) }]
    })
}

function missing(directory: string, folder: string): never {
  throw new RegistryInvalid([
    { file: folder, pointer: '', message: `there is no such folder in ${directory}: add it.` },
  ])
}

// Null where nothing is there; a file may also have gone since the folder was listed.
function orFault<T>(file: string, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    const code = codeOf(error)
    // A data directory that is none is told of where it is taken.
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw diskFault(file, 'read', error)
  }
}

/** What the system says of a file of the registry, in words; any other error as it is. */
export function diskFault(file: string, what: 'read' | 'written', error: unknown): unknown {
  const code = codeOf(error)
  if (!/^E[A-Z0-9]+$/.test(code)) return error
  const message = `cannot be ${what} (${code}): give this user the right to, or move what is in its place.`
  return new RegistryInvalid([{ file, pointer: '', message }])
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

function readValue(file: string, text: string): unknown {
  try {
    return readYaml(text).value
  } catch (error) {
    if (!(error instanceof TextInvalid)) throw error
    const place = error.line === null ? '' : `line ${error.line} `
    throw new RegistryInvalid([{ file, pointer: '', message: `${place}${error.message}` }])
  }
}
