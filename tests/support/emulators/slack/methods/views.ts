import { findingsInView } from '../block-kit/blocks.ts'
import { storedBlocks } from '../block-kit/stored.ts'
import type { Method } from '../call.ts'
import { isJson, type Json } from '../json.ts'
import { listed, SlackRefusal } from '../refusals.ts'
import type { View, Workspace } from '../workspace.ts'

const LARGEST = 250_000

const open: Method = {
  name: 'views.open',
  args: ['interactivity_pointer?', 'trigger_id?', 'view'],
  scopes: [],
  tier: 4,
  write: true,
  plan(call) {
    const { workspace, app, args } = call
    const id = args.text('trigger_id') ?? args.text('interactivity_pointer')
    if (id === null) throw listed('invalid_arguments', ['missing required field: trigger_id'])
    const trigger = workspace.tickets.look(id)
    if (typeof trigger === 'string')
      throw new SlackRefusal(trigger === 'unknown' ? 'invalid_trigger_id' : `${trigger}_trigger_id`)
    const body = viewOf(args.json('view'))
    unused(workspace, body, null)
    return () => {
      workspace.tickets.use(id)
      const view = addView(workspace, app, trigger.user, body)
      return { ok: true, view: shownView(workspace, view) }
    }
  },
}

const update: Method = {
  name: 'views.update',
  args: ['external_id?', 'hash?', 'view', 'view_id?'],
  scopes: [],
  tier: 4,
  write: true,
  plan({ workspace, app, args }) {
    const [id, external, hash] = [args.text('view_id'), args.text('external_id'), args.text('hash')]
    const view = [...workspace.views.values()].find(
      (one) =>
        one.open &&
        one.appId === app.appId &&
        (one.id === id || (external !== null && one.body.external_id === external)),
    )
    if (view === undefined) throw new SlackRefusal('not_found')
    if (hash !== null && hash !== view.hash) throw new SlackRefusal('hash_conflict')
    const body = viewOf(args.json('view'))
    unused(workspace, body, view)
    return () => {
      replaceView(workspace, view, body)
      return { ok: true, view: shownView(workspace, view) }
    }
  },
}

export const views = [open, update]

type Opener = { appId: string }

/** Opens a view for a person, as `views.open` does and the answer to a submission may. */
export function addView(workspace: Workspace, { appId }: Opener, user: string, body: Json): View {
  const view: View = { id: workspace.newId('V'), appId, user, hash: '', open: true, body: {} }
  replaceView(workspace, view, body)
  workspace.views.set(view.id, view)
  return view
}

export function replaceView(workspace: Workspace, view: View, body: Json): void {
  const blocks = Array.isArray(body.blocks) ? body.blocks : []
  view.body = { ...body, blocks: storedBlocks(blocks, () => workspace.newId('b')) }
  view.hash = `${Math.floor(workspace.now() / 1000)}.${workspace.newId('h')}`
}

/** A view as the API and the payloads of interactions show it. */
export function shownView(workspace: Workspace, view: View, values: Json = {}): Json {
  const app = workspace.apps.find(({ appId }) => appId === view.appId)
  return {
    id: view.id,
    team_id: workspace.teamId,
    callback_id: '',
    private_metadata: '',
    external_id: '',
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...view.body,
    state: { values },
    hash: view.hash,
    previous_view_id: null,
    root_view_id: view.id,
    app_id: view.appId,
    app_installed_team_id: workspace.teamId,
    bot_id: app?.botId,
  }
}

/** The view of a call; refuses what is wrong with it. */
export function viewOf(given: unknown): Json {
  if (!isJson(given))
    throw listed('invalid_arguments', ['failed to match all allowed schemas [json-pointer:/view]'])
  if (JSON.stringify(given).length > LARGEST) throw new SlackRefusal('view_too_large')
  const found = findingsInView(given)
  if (found.length > 0) throw listed('invalid_arguments', found)
  return given
}

function unused(workspace: Workspace, { external_id: id }: Json, self: View | null): void {
  if (typeof id !== 'string' || id === '') return
  const taken = workspace.views
    .values()
    .some((view) => view !== self && view.open && view.body.external_id === id)
  if (taken) throw new SlackRefusal('duplicate_external_id')
}
