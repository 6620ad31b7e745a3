// Holds the councils of registry/demos again and writes their logs: by hand, after a script or a rule has changed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { holdDemo } from './demos/hold-demo.ts'
import { readScript } from './demos/script.ts'

const directory = path.join(import.meta.dirname, '../registry/demos')

for (const name of readdirSync(directory).filter((file) => file.endsWith('.yaml'))) {
  const id = path.basename(name, '.yaml')
  const log = await holdDemo(id, readScript(readFileSync(path.join(directory, name), 'utf8')))
  writeFileSync(path.join(directory, `${id}.jsonl`), log)
}
