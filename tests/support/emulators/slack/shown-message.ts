// A message as the API gives it back.
import { richTextOf } from './block-kit/stored.ts'
import type { Json } from './json.ts'
import { type App, type Channel, type Message, repliesOf, type Workspace } from './workspace.ts'

export type Showing = { metadata: 'no' | 'type' | 'all' }

export function shownMessage(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  showing: Showing,
): Json {
  const app = workspace.apps.find(({ appId }) => appId === message.appId)
  const text = message.blocks.length > 0 ? {} : { blocks: richTextOf(message.text, () => 'rich0') }
  return {
    type: 'message',
    ...(message.tombstone && { subtype: 'tombstone', hidden: true }),
    ...(message.broadcast && { subtype: 'thread_broadcast' }),
    user: message.tombstone ? 'USLACKBOT' : message.user,
    text: message.text,
    ts: message.ts,
    ...(app !== undefined && !message.tombstone && shownApp(workspace, app, message)),
    ...(message.clientMsgId !== null && { client_msg_id: message.clientMsgId }),
    team: workspace.teamId,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(!message.tombstone && text),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.edited && { edited: message.edited }),
    ...thread(channel, message),
    ...metadata(message, showing),
  }
}

function shownApp(workspace: Workspace, app: App, message: Message): Json {
  return {
    bot_id: app.botId,
    app_id: app.appId,
    ...(message.username !== null && { username: message.username }),
    bot_profile: {
      id: app.botId,
      app_id: app.appId,
      user_id: app.botUserId,
      name: app.name,
      deleted: false,
      updated: 1_700_000_000,
      team_id: workspace.teamId,
    },
  }
}

function thread(channel: Channel, message: Message): Json {
  if (message.threadTs !== null) {
    const parent = channel.messages.find(({ ts }) => ts === message.threadTs)
    return { thread_ts: message.threadTs, parent_user_id: parent?.user }
  }
  const replies = repliesOf(channel, message.ts)
  const last = replies.at(-1)
  if (last === undefined) return {}
  const users = [...new Set(replies.map(({ user }) => user))]
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: last.ts,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  }
}

function metadata(message: Message, showing: Showing): Json {
  if (message.metadata === null || showing.metadata === 'no') return {}
  return {
    metadata: showing.metadata === 'all' ? message.metadata : { event_type: message.metadata.event_type },
  }
}
