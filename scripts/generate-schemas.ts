// Makes schemas/generated/ of the JSON Schemas in schemas/: the TypeScript types and the validators. Both come from
// the same files, so a type cannot promise what its validator does not check.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { typesSource } from './schema-types.ts'
import { validatorsSource, validatorsTypes } from './schema-validators.ts'

export const ID_PREFIX = 'https://xio.dev/schemas/'

export type Json = { [key: string]: unknown }
export type SchemaFile = { file: string; id: string; title: string; schema: Json }

/** All generated files by name, made in memory. */
export async function generate(schemasFolder: string): Promise<Map<string, string>> {
  const files = await readSchemas(schemasFolder)
  return new Map([
    ['types.ts', await typesSource(files)],
    ['validators.js', await validatorsSource(files)],
    ['validators.d.ts', validatorsTypes(files)],
  ])
}

/** Every schema under the folder, sorted by path, with the faults named that would otherwise surface as odd code. */
export async function readSchemas(folder: string): Promise<SchemaFile[]> {
  const files: SchemaFile[] = []
  for (const file of await jsonFiles(folder)) {
    const schema = parse(await readFile(path.join(folder, file), 'utf8'), file)
    const id = ID_PREFIX + file
    if (schema.$id !== id) throw new Error(`schemas/${file}: $id must be "${id}", it is ${JSON.stringify(schema.$id)}.`)
    if (typeof schema.title !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(schema.title)) {
      throw new Error(`schemas/${file}: title must be the name of a TypeScript type, it is ${JSON.stringify(schema.title)}.`)
    }
    files.push({ file, id, title: schema.title, schema })
  }
  return files
}

/** Schemas that only hold `$defs` have no value of their own to check. */
export function hasValue({ schema }: SchemaFile): boolean {
  return Object.keys(schema).some((key) => !['$schema', '$id', '$defs', '$comment', 'title', 'description'].includes(key))
}

/** The schemas of one folder, keyed by the message type that names the file: `events/chat_message.json`. */
export function byMessageType(files: SchemaFile[], folder: string): [type: string, title: string][] {
  return files
    .filter(({ file }) => path.posix.dirname(file) === folder)
    .map(({ file, title }) => [path.posix.basename(file).replace(/(\.schema)?\.json$/, ''), title])
}

async function jsonFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.json') && !name.startsWith('generated'))
    .toSorted()
}

function parse(text: string, file: string): Json {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`schemas/${file} is not JSON: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

// Written beside and renamed, so that a reader sees the old file or the new one, never half of one.
async function write(folder: string, files: Map<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of files) {
    const temporary = path.join(folder, `.${name}.${process.pid}`)
    try {
      await writeFile(temporary, content)
      await rename(temporary, path.join(folder, name))
    } finally {
      await rm(temporary, { force: true })
    }
  }
}

if (import.meta.main) {
  const folder = path.resolve(process.argv[2] ?? fileURLToPath(new URL('../schemas', import.meta.url)))
  try {
    await write(path.join(folder, 'generated'), await generate(folder))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
