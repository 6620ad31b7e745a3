import { afterEach, expect, test } from 'vitest'
import { CSV, JSON_FILES, MARKDOWN } from '../../../backend/exports/targets/files/index.ts'
import { openStore, type Store } from '../../../backend/store/open-store.ts'
import { exportWorlds } from '../../support/export-world.ts'
import { memoryLog } from '../../support/house.ts'
import { tempDirs } from '../../support/temp-dir.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'

const openWorld = exportWorlds()
const newDir = tempDirs()
const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

test('what another process reads back from the log is the same content: asked again, it writes nothing', async () => {
  const clock = new VirtualClock()
  const settings = {
    notion: null,
    slack: null,
    telegram: null,
    webhooks: [],
    mail: null,
    outboundAllowed: [],
    exportDir: newDir(),
    publicUrl: null,
  }
  const deps = { settings, clock, random: () => 0.5, logger: memoryLog() }
  const targets = (await Promise.all([MARKDOWN, JSON_FILES, CSV].map((kind) => kind.open(deps)))).flat()
  const names = targets.map(({ name }) => name)
  const store = await openStore({ dataDir: newDir() })
  stores.push(store)
  const first = await openWorld({ targets, clock, store })
  const { runId } = await first.recorded(undefined, names)
  await first.quiet()
  expect((await first.rows(runId)).map(({ status }) => status)).toEqual(names.map(() => 'succeeded'))
  await first.outbox.close()
  const next = await openWorld({ targets, clock, store, seed: 2 })
  for (const target of names) {
    const commandId = `again-${target}`
    const command = { type: 'export', target } as const
    const actor = { kind: 'person', id: 'anna', name: 'Anna' } as const
    await next.runs.command(runId, { commandId, command, actor, correlationId: 'test' })
  }
  await next.quiet()
  const rows = (await next.rows(runId)).map(({ status, revision }) => `${status} ${revision}`)
  expect(rows).toEqual(names.map(() => 'unchanged 1'))
})
