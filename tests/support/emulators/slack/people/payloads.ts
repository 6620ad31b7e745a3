// What Slack sends to an app when people do something.
import { isJson, type Json } from '../json.ts'
import { shownView } from '../methods/views.ts'
import { shownMessage } from '../shown-message.ts'
import type { App, Channel, Ephemeral, Message, User, View, Workspace } from '../workspace.ts'
import { values } from './values.ts'

export type Place = { workspace: Workspace; app: App; user: User }
export type Element = { blockId: string; element: Json }

export function commandFields(
  { workspace, app, user }: Place,
  given: { channel: Channel; command: string; text: string; responseUrl: string },
): Record<string, string> {
  return {
    token: app.verificationToken,
    team_id: workspace.teamId,
    team_domain: workspace.domain,
    channel_id: given.channel.id,
    channel_name: given.channel.kind === 'im' ? 'directmessage' : given.channel.name,
    user_id: user.id,
    user_name: user.name,
    command: given.command,
    text: given.text,
    api_app_id: app.appId,
    is_enterprise_install: 'false',
    response_url: given.responseUrl,
    trigger_id: workspace.tickets.trigger(user.id),
  }
}

/** The button of a message, or of a message that only one person sees, which is not sent along. */
export function messageAction(
  place: Place,
  given: {
    channel: Channel
    message: Message | Ephemeral
    pressed: Element
    chosen: Json
    responseUrl: string
  },
): Json {
  const { channel, message, pressed, chosen } = given
  const ephemeral = !('tombstone' in message)
  return {
    ...action(place, pressed, chosen),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    ...(!ephemeral && { message: shownMessage(place.workspace, channel, message, { metadata: 'type' }) }),
    state: { values: {} },
    response_url: given.responseUrl,
  }
}

export function viewAction(place: Place, view: View, pressed: Element, chosen: Json): Json {
  return {
    ...action(place, pressed, chosen),
    container: { type: 'view', view_id: view.id },
    view: shownView(place.workspace, view),
  }
}

export function viewPayload(
  place: Place,
  view: View,
  type: 'view_submission' | 'view_closed',
  filled: Filled,
): Json {
  const shown = shownView(place.workspace, view, values(view, filled))
  return {
    ...base(place, type),
    view: shown,
    ...(type === 'view_submission' && {
      trigger_id: place.workspace.tickets.trigger(place.user.id),
      response_urls: [],
    }),
    ...(type === 'view_closed' && { is_cleared: false }),
  }
}

/** What a person filled in: by block and action. */
export type Filled = Record<string, Record<string, string>>

export function eventEnvelope({ workspace, app }: Omit<Place, 'user'>, event: Json, eventId: string): Json {
  return {
    token: app.verificationToken,
    team_id: workspace.teamId,
    api_app_id: app.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.teamId,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  }
}

/** The element with this action in blocks, wherever it stands; undefined where there is none. */
export function elementIn(blocks: unknown, actionId: string): Element | undefined {
  if (!Array.isArray(blocks)) return undefined
  for (const block of blocks.filter(isJson)) {
    const inside = [block.accessory, block.element, ...(Array.isArray(block.elements) ? block.elements : [])]
    const element = inside.filter(isJson).find((one) => one.action_id === actionId)
    if (element !== undefined) return { blockId: String(block.block_id), element }
  }
  return undefined
}

function action(place: Place, { blockId, element }: Element, chosen: Json): Json {
  const { type, action_id: id, text, value } = element
  return {
    ...base(place, 'block_actions'),
    trigger_id: place.workspace.tickets.trigger(place.user.id),
    actions: [
      {
        type,
        action_id: id,
        block_id: blockId,
        ...(text !== undefined && { text }),
        ...(value !== undefined && { value }),
        ...chosen,
        action_ts: place.workspace.nextActionTs(),
      },
    ],
  }
}

function base({ workspace, app, user }: Place, type: string): Json {
  return {
    type,
    team: { id: workspace.teamId, domain: workspace.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: workspace.teamId },
    api_app_id: app.appId,
    token: app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  }
}
