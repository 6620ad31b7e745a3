import type { Call, Method } from '../call.ts'
import type { Json } from '../json.ts'
import { SlackRefusal } from '../refusals.ts'
import type { User } from '../workspace.ts'
import { more } from './conversations.ts'
import { page } from './page.ts'

const info: Method = {
  name: 'users.info',
  args: ['user', 'include_locale?'],
  scopes: ['users:read'],
  tier: 4,
  write: false,
  plan(call) {
    const user = call.workspace.users.get(call.args.needed('user'))
    if (user === undefined) throw new SlackRefusal('user_not_found')
    return () => ({ ok: true, user: shownUser(call, user) })
  },
}

const list: Method = {
  name: 'users.list',
  args: ['cursor?', 'include_locale?', 'limit?', 'team_id?'],
  scopes: ['users:read'],
  tier: 2,
  write: false,
  plan(call) {
    const { items, next } = page([...call.workspace.users.values()], call, {
      most: 1000,
      usual: 1000,
      id: ({ id }) => id,
    })
    return () => ({
      ok: true,
      members: items.map((user) => shownUser(call, user)),
      cache_ts: Math.floor(call.workspace.now() / 1000),
      ...more(next),
    })
  },
}

const lookupByEmail: Method = {
  name: 'users.lookupByEmail',
  args: ['email'],
  scopes: ['users:read.email'],
  tier: 3,
  write: false,
  plan(call) {
    const email = call.args.needed('email').toLowerCase()
    const user = call.workspace.users
      .values()
      .find((one) => !one.deleted && !one.bot && one.email?.toLowerCase() === email)
    if (user === undefined) throw new SlackRefusal('users_not_found')
    return () => ({ ok: true, user: shownUser(call, user) })
  },
}

export const users = [info, list, lookupByEmail]

function shownUser({ workspace, app }: Call, user: User): Json {
  const email = user.email !== null && app.scopes.has('users:read.email') ? { email: user.email } : {}
  return {
    id: user.id,
    team_id: workspace.teamId,
    name: user.name,
    deleted: user.deleted,
    real_name: user.realName,
    tz: 'Europe/Berlin',
    tz_label: 'Central European Time',
    tz_offset: 3600,
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      status_text: '',
      status_emoji: '',
      team: workspace.teamId,
      ...email,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.bot,
    is_app_user: false,
    has_2fa: false,
    color: '9f69e7',
    updated: 1_700_000_000,
  }
}
