import { expect, test } from 'vitest'
import type { ExportTarget } from '../../../backend/ports/export-target.ts'
import type { OutboxStore } from '../../../backend/ports/exports.ts'
import { exportWorlds } from '../../support/export-world.ts'

const openWorld = exportWorlds()
const shelf: ExportTarget = { name: 'shelf', title: 'Shelf', rates: {}, objects: () => [] }

/** Notes which questions of the outbox reach the database through Prisma. */
function watched(asked: string[]) {
  const noting =
    <Given extends unknown[], Answer>(name: string, ask: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      asked.push(name)
      return ask(...given)
    }
  return (store: OutboxStore): OutboxStore => ({
    ...store,
    behind: noting('behind', store.behind),
    unreported: noting('unreported', store.unreported),
    due: noting('due', store.due),
    nextAt: noting('nextAt', store.nextAt),
  })
}

test('given nothing to export, then a start asks nothing that would load Prisma; given a run that stands, then it does', async () => {
  const asked: string[] = []
  const first = await openWorld({ targets: [shelf], between: watched(asked) })
  await first.outbox.takeUp('main')
  await first.quiet(10 * 60_000)
  expect(asked).toEqual([])
  await first.recorded(undefined, [])
  await first.outbox.takeUp('main')
  await first.quiet()
  expect(asked).toContain('behind')
})
