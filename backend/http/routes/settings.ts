import { isSettingsBody } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import type { Subject } from '../../ports/access.ts'
import type { Settings, SettingsOf } from '../../ports/settings.ts'
import type { AppDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'

const GIVES = '`{budgets: {maxUsd, maxTokens, maxMinutes, maxTurns}, profile: {name}}`; null: not set.'

/** What people have set for the workspace and for themselves. */
export function settingsRoutes(deps: Pick<AppDeps, 'settings' | 'clock'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/settings',
      access: { action: 'read', kind: 'settings' },
      summary: 'The limits that a meeting gets which names none, and how the caller is named.',
      gives: { 200: { description: GIVES } },
      handle: async ({ subject }) => json(200, await settingsOf(deps).get(whose(subject))),
    },
    {
      method: 'PATCH',
      path: '/settings',
      access: { action: 'write', kind: 'settings' },
      summary: 'Changes what is sent; null takes it away. Runs that are started from now on get it.',
      takes: { 'application/json': 'SettingsBody' },
      example: { budgets: { maxUsd: 2 } },
      gives: {
        200: { description: GIVES },
        400: { description: 'Faults, each with its place.', shape: 'Problem' },
      },
      async handle({ body, subject }) {
        const change = check('settings', isSettingsBody, body)
        return json(200, await settingsOf(deps).change(whose(subject), change, deps.clock.now()))
      },
    },
  ]
}

const whose = ({ workspaceId, id }: Subject): SettingsOf => ({ workspaceId, personId: id })

function settingsOf({ settings }: Pick<AppDeps, 'settings'>): Settings {
  if (settings === undefined) throw new Problem(409, 'This server keeps no settings.')
  return settings
}
