import { openRegistry, targetKinds } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { ENDED } from '../../council/state.ts'
import { openServerApi } from '../remote/api.ts'
import { exportsThere } from '../remote/exports.ts'
import { looking, serverFor } from '../remote/where.ts'
import { formOf } from '../steer/command-forms.ts'
import type { List } from './places.ts'

/** A word that can be typed, and what it means. */
export type Offer = { word: string; means: string }

/** Enough to choose from, few enough to wait for. */
const RUNS = 30

/** What there is to choose from now. `about` is the run or the command that the choice depends on. */
export async function offersOf(list: List, about: string): Promise<Offer[]> {
  switch (list) {
    case 'runs':
      return runs()
    case 'live-runs':
      return (await runs()).filter(({ means }) => ![...ENDED].some((status) => means.startsWith(status)))
    case 'seats': {
      const door = serverFor({}, readConfig())
      const seats = door === null ? [] : await openServerApi(door).seats(about)
      return seats.map(({ seat, name }) => ({ word: seat, means: name }))
    }
    case 'targets': {
      const door = serverFor({}, readConfig())
      const targets = door === null ? targetKinds : await exportsThere(door).targets()
      return targets.map(({ name, title }) => ({ word: name, means: title }))
    }
    case 'fields':
      return formOf(about).fields.map(({ name, says }) => ({ word: `${name}=`, means: says }))
    default:
      return registered(list)
  }
}

async function runs(): Promise<Offer[]> {
  const config = readConfig()
  const door = serverFor({}, config)
  const found =
    door === null
      ? await looking(config, async ({ log }) =>
          (await log.runs({ workspaceId: 'main', limit: RUNS })).items.map(({ runId, ...run }) => ({
            ...run,
            id: runId,
          })),
        )
      : await openServerApi(door).runs(RUNS)
  return found.map(({ id, status, meetingId }) => ({ word: id, means: `${status}, ${meetingId}` }))
}

async function registered(list: 'templates' | 'policies' | 'agents'): Promise<Offer[]> {
  const { templates, policies, agents } = await openRegistry(readConfig())
  if (list === 'templates') return templates.map(({ id, title }) => ({ word: id, means: title }))
  if (list === 'policies') return policies.map(({ name, title }) => ({ word: name, means: title }))
  return agents.map(({ id, name }) => ({ word: id, means: name }))
}
