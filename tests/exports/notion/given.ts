// An emulated Notion with the two databases, and an outbox that writes to it by the official client.
import { afterEach } from 'vitest'
import { DECISIONS, TASKS } from '../../../backend/exports/targets/notion/properties.ts'
import { notionTarget } from '../../../backend/exports/targets/notion/target.ts'
import type { NotionAccess } from '../../../backend/ports/services.ts'
import { Secret } from '../../../backend/secret.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import type { Json } from '../../support/emulators/notion/checks.ts'
import { type Notion, type NotionOptions, startNotion } from '../../support/emulators/notion/start.ts'
import { exportWorlds, type World } from '../../support/export-world.ts'

/** The usual pace is measured elsewhere: here nobody waits for a turn. */
export const AT_ONCE = { everyMs: 0, burst: 10_000 }
const PATIENT = { answerMs: 30_000, abortMs: 25_000 }

export type Given = Awaited<ReturnType<ReturnType<typeof notionWorlds>>>
type Options = NotionOptions &
  Parameters<ReturnType<typeof exportWorlds>>[0] & {
    withoutTasks?: boolean
    timing?: typeof PATIENT
    emulatorSeed?: number
  }

export function notionWorlds() {
  const openWorld = exportWorlds()
  const open: Notion[] = []
  afterEach(async () => {
    for (const notion of open.splice(0)) await notion.close()
  })
  return async (options: Partial<Options> = {}) => {
    const clock = options.clock instanceof VirtualClock ? options.clock : new VirtualClock()
    const notion = await startNotion({
      ...options,
      seed: options.emulatorSeed ?? 1,
      clock,
      limits: { perToken: null, ...options.limits },
    })
    open.push(notion)
    const { control } = notion
    const decisions = control.addDatabase({ title: 'Decisions', properties: propertiesOf(DECISIONS, '') })
    const tasks = control.addDatabase({
      title: 'Tasks',
      properties: propertiesOf(TASKS, decisions.dataSourceId),
    })
    const access: NotionAccess = {
      token: new Secret(notion.token),
      decisions: decisions.dataSourceId,
      tasks: options.withoutTasks === true ? null : tasks.dataSourceId,
      baseUrl: notion.url,
    }
    const target = (timing = options.timing ?? PATIENT) => notionTarget(access, { timing, rate: AT_ONCE })
    const world = await openWorld({ ...options, clock, targets: [target()] })
    return { notion, control, clock, access, target, world, openWorld, decisions, tasks }
  }
}

export const propertiesOf = ({ properties }: typeof DECISIONS, decisions: string): Json =>
  Object.fromEntries(properties.map(({ names, definition }) => [names[0], definition({ decisions })]))

/** How the rows of a run stand, by key, and how often each was tried. */
export async function statuses(world: World, runId: string): Promise<Record<string, string>> {
  const rows = await world.rows(runId)
  return Object.fromEntries(rows.map(({ key, status }) => [key, status]))
}

export const DAY = 24 * 3_600_000
export const HOUR = 3_600_000
export const MINUTE = 60_000
