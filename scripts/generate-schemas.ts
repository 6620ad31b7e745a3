// Makes schemas/generated/ of the JSON Schemas in schemas/: the TypeScript types and the validators. Both come from
// the same files, so a type cannot promise what its validator does not check.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { readSchemas } from './schema-files.ts'
import { panelSchemasSource, panelSchemasTypes } from './schema-panel.ts'
import { typesSource } from './schema-types.ts'
import { validatorsSource, validatorsTypes } from './schema-validators.ts'

/** All generated files by name, made in memory. */
export async function generate(schemasFolder: string): Promise<Map<string, string>> {
  const files = await readSchemas(schemasFolder)
  return new Map([
    ['types.ts', await typesSource(files)],
    ['validators.js', await validatorsSource(files)],
    ['validators.d.ts', validatorsTypes(files)],
    ['panel-schemas.js', panelSchemasSource(files)],
    ['panel-schemas.d.ts', panelSchemasTypes()],
  ])
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
