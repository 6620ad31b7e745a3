// The workspace that tests and `npm run emulators` begin with: one app of ours, one of somebody else, a few people.
import { type App, type Channel, type User, Workspace } from './workspace.ts'

export const BOT_TOKEN = 'xoxb-xio-emulated'
export const APP_TOKEN = 'xapp-xio-emulated'
export const SIGNING_SECRET = 'emulated-signing-secret-of-slack'
/** All that XIO asks for when it is installed. */
export const SCOPES = [
  'chat:write',
  'commands',
  'channels:read',
  'channels:history',
  'channels:join',
  'groups:read',
  'groups:history',
  'im:read',
  'im:write',
  'im:history',
  'users:read',
  'users:read.email',
]

export type House = {
  workspace: Workspace
  app: App
  other: App
  council: Channel
  people: Record<'ada' | 'ben' | 'carla', User>
}

export function furnish(now: () => number): House {
  const workspace = new Workspace(now)
  const app = install(workspace, {
    name: 'xio',
    token: BOT_TOKEN,
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
  })
  const other = install(workspace, {
    name: 'weather',
    token: 'xoxb-weather',
    appToken: 'xapp-weather',
    signingSecret: 'the secret of another app',
  })
  const people = {
    ada: workspace.addUser({ name: 'ada', realName: 'Ada Novak' }),
    ben: workspace.addUser({ name: 'ben', realName: 'Ben Okafor' }),
    carla: workspace.addUser({ name: 'carla', realName: 'Carla Ruiz' }),
  }
  const everybody = [app.botUserId, other.botUserId, ...Object.values(people).map(({ id }) => id)]
  const council = workspace.addChannel({ name: 'council', members: new Set(everybody) })
  workspace.addChannel({ name: 'general', members: new Set(everybody.slice(1)) })
  workspace.addChannel({ name: 'board-only', kind: 'private', members: new Set([people.carla.id]) })
  workspace.addChannel({ name: 'last-year', archived: true, members: new Set(everybody) })
  return { workspace, app, other, council, people }
}

type Installed = Pick<App, 'name' | 'token' | 'appToken' | 'signingSecret'>

function install(workspace: Workspace, given: Installed): App {
  const app: App = {
    ...given,
    appId: workspace.newId('A'),
    botId: workspace.newId('B'),
    botUserId: workspace.addUser({ name: given.name, email: null, bot: true }).id,
    scopes: new Set(SCOPES),
    state: 'active',
    verificationToken: `verification-token-of-${given.name}`,
  }
  workspace.apps.push(app)
  return app
}
