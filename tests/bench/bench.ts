import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { autogenTeams } from './autogen-teams.ts'
import { autogenRuntime } from './autogen-runtime.ts'
import { blindRound } from './blind-round.ts'
import { coldStart } from './cold-start.ts'
import { durableTurn } from './durable-turn.ts'
import { fanOut } from './fan-out.ts'
import { holds, rowOf, type Figure } from './figures.ts'
import { flatness } from './flatness.ts'
import { minutes } from './minutes.ts'
import { replay } from './replay.ts'
import { search } from './search.ts'

/**
 * `npm run bench`: the figures of the design, ratios against bare contenders in the same run; a table and JSON. With
 * `--smoke` a part that can be short is, to see that it runs: what it then says is no measurement.
 */
const parts: Record<string, (smoke: boolean) => Promise<Figure[]>> = {
  'durable-turn': durableTurn,
  flatness,
  'fan-out': fanOut,
  'cold-start': coldStart,
  'blind-round': blindRound,
  'autogen-runtime': autogenRuntime,
  'autogen-teams': autogenTeams,
  minutes,
  replay,
  search,
}

const smoke = process.argv.includes('--smoke')
const only = process.argv.slice(2).filter((one) => one in parts)
const figures: Figure[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (only.length > 0 && !only.includes(name)) continue
  process.stderr.write(`measuring ${name} …\n`)
  figures.push(...(await measure(smoke)))
}

for (const figure of figures) console.log(rowOf(figure))
const file = path.join(import.meta.dirname, 'output/bench.json')
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, figures: figures.map((one) => ({ ...one, holds: holds(one) })) }, null, 2)}\n`,
)
console.log(`written to ${path.relative(process.cwd(), file)}`)
