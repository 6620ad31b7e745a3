import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { systemClock } from '../../../backend/engine/system.ts'
import { openTargets } from '../../../backend/exports/targets/index.ts'
import { exportWorlds } from '../../support/export-world.ts'
import { memoryLog } from '../../support/house.ts'
import { tempDirs } from '../../support/temp-dir.ts'

const openWorld = exportWorlds()
const newDir = tempDirs()

async function fileTargets(exportDir = newDir()) {
  const kinds = await openTargets({
    settings: {
      notion: null,
      slack: null,
      telegram: null,
      webhooks: [],
      mail: null,
      outboundAllowed: [],
      exportDir,
      publicUrl: null,
    },
    clock: systemClock,
    random: Math.random,
    logger: memoryLog(),
  })
  return kinds.flatMap(({ targets }) => targets)
}

test('given a record, when it is exported as Markdown, then the file is there, and a repeat writes nothing', async () => {
  const world = await openWorld({ targets: await fileTargets() })
  const { runId, meeting } = await world.recorded(undefined, ['markdown'])
  await world.quiet()
  const [row] = await world.rows(runId)
  expect(row).toMatchObject({ key: meeting.id, target: 'markdown', status: 'succeeded', attempt: 1 })
  const file = fileURLToPath(row?.url ?? '')
  expect(path.basename(file)).toBe('decision_log.md')
  expect(readFileSync(file, 'utf8')).toContain('The tool library moves to the school hall')
  const told = (await world.runs.state(runId))?.exports ?? {}
  expect(Object.values(told)).toMatchObject([{ target: 'markdown', status: 'succeeded', url: row?.url }])
  await world.command(runId, { type: 'export', target: 'markdown' })
  await world.quiet()
  expect(await world.rows(runId)).toMatchObject([{ status: 'unchanged', revision: 1 }])
})
