import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { Figure } from './figures.ts'
import { FORMATS } from './minutes-texts.ts'

/** Five megabytes of talk in each format, from the bytes to its items: the time, and the most memory the process held. */
export function minutes(smoke: boolean): Promise<Figure[]> {
  const bytes = smoke ? 100_000 : 5_000_000
  return Promise.resolve(FORMATS.flatMap((format) => measured(format, bytes)))
}

function measured(format: string, bytes: number): Figure[] {
  const program = path.join(import.meta.dirname, 'minutes-process.ts')
  const { stdout, stderr } = spawnSync(process.execPath, [program, format, String(bytes)], {
    encoding: 'utf8',
  })
  const [seconds, megabytes, items] = stdout.trim().split(' ').map(Number)
  if (seconds === undefined || megabytes === undefined) throw new Error(`Nothing was measured: ${stderr}`)
  const note = `${(bytes / 1e6).toFixed(1)} MB, ${items ?? 0} items`
  return [
    { figure: `minutes: reading and extracting ${format}`, value: seconds, unit: 's', hold: 5, aim: 3, note },
    { figure: `minutes: peak memory, ${format}`, value: megabytes, unit: 'MB', hold: 300, aim: 200, note },
  ]
}
