import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readYaml } from '../minutes/formats/safe-yaml.ts'
import { TextInvalid } from '../minutes/formats/text-invalid.ts'
import { makeRegistry, type Registry, type RegistryFile, RegistryInvalid } from './registry.ts'

/** The registry in a directory: `roles/*.yaml` and `councils/*.yaml`, in the order of their names. */
export function readRegistry(directory: string): Registry {
  return makeRegistry({ roles: readFiles(directory, 'roles'), councils: readFiles(directory, 'councils') })
}

function readFiles(directory: string, folder: string): RegistryFile[] {
  return listed(directory, folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => {
      const file = `${folder}/${name}`
      return { file, value: readValue(file, readFileSync(join(directory, file), 'utf8')) }
    })
}

function listed(directory: string, folder: string): string[] {
  try {
    return readdirSync(join(directory, folder))
  } catch {
    throw new RegistryInvalid([
      { file: folder, pointer: '', message: `there is no such folder in ${directory}: add it.` },
    ])
  }
}

function readValue(file: string, text: string): unknown {
  try {
    return readYaml(text).value
  } catch (error) {
    if (!(error instanceof TextInvalid)) throw error
    const place = error.line === null ? '' : `line ${error.line} `
    throw new RegistryInvalid([{ file, pointer: '', message: `${place}${error.message}` }])
  }
}
