import type { Method } from '../call.ts'

const test: Method = {
  name: 'auth.test',
  args: [],
  scopes: [],
  tier: 'special',
  write: false,
  plan({ workspace, app }) {
    return () => ({
      ok: true,
      url: `https://${workspace.domain}.slack.com/`,
      team: workspace.name,
      user: app.name,
      team_id: workspace.teamId,
      user_id: app.botUserId,
      bot_id: app.botId,
      is_enterprise_install: false,
    })
  },
}

const openConnection: Method = {
  name: 'apps.connections.open',
  args: [],
  scopes: ['connections:write'],
  tier: 1,
  write: false,
  appLevel: true,
  plan({ app, options }) {
    return () => ({ ok: true, url: options.socketUrl(app) })
  },
}

export const ofApp = [test, openConnection]
