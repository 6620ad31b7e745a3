import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

export const ID_PREFIX = 'https://xio.dev/schemas/'

export type Json = { [key: string]: unknown }
export type SchemaFile = { file: string; id: string; title: string; schema: Json }

/** Every schema under the folder, sorted by path, with the faults named that would otherwise surface as odd code. */
export async function readSchemas(folder: string): Promise<SchemaFile[]> {
  const files: SchemaFile[] = []
  for (const file of await jsonFiles(folder)) {
    const schema = parse(await readFile(path.join(folder, file), 'utf8'), file)
    const id = ID_PREFIX + file
    if (schema.$id !== id)
      throw new Error(`schemas/${file}: $id must be "${id}", it is ${JSON.stringify(schema.$id)}.`)
    if (typeof schema.title !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(schema.title)) {
      throw new Error(
        `schemas/${file}: title must be the name of a TypeScript type, it is ${JSON.stringify(schema.title)}.`,
      )
    }
    files.push({ file, id, title: schema.title, schema })
  }
  return files
}

/** Schemas that only hold `$defs` have no value of their own to check. */
export function hasValue({ schema }: SchemaFile): boolean {
  return Object.keys(schema).some(
    (key) => !['$schema', '$id', '$defs', '$comment', 'title', 'description'].includes(key),
  )
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
    throw new Error(`schemas/${file} is not JSON: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}
