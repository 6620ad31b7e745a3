import { type Call, channelById, channelToWrite, demandMember, demandScope, type Method } from '../call.ts'
import { contentOf, LONGEST_POST, metadataOf } from '../content.ts'
import type { Json } from '../json.ts'
import { SlackRefusal } from '../refusals.ts'
import { shownMessage } from '../shown-message.ts'
import { type Channel, type Message, messageAt } from '../workspace.ts'

const LOOKS = ['as_user?', 'icon_emoji?', 'icon_url?', 'username?']
const CONTENT = ['attachments?', 'blocks?', 'markdown_text?', 'text?', 'link_names?', 'parse?', 'metadata?']

const postMessage: Method = {
  name: 'chat.postMessage',
  args: [
    'channel',
    ...CONTENT,
    ...LOOKS,
    'client_msg_id?',
    'current_draft_last_updated_ts?',
    'mrkdwn?',
    'reply_broadcast?',
    'thread_ts?',
    'unfurl_links?',
    'unfurl_media?',
  ],
  scopes: ['chat:write'],
  tier: 'special',
  write: true,
  plan(call) {
    const { workspace, app, args } = call
    const channel = writable(call)
    const [content, metadata] = [contentOf(call), metadataOf(call) ?? null]
    const threadTs = parentOf(channel, args.text('thread_ts'))
    if (args.has('username') || args.has('icon_url') || args.has('icon_emoji'))
      demandScope(call, 'chat:write.customize')
    const first = known(call, channel)
    const cut = (content.text?.length ?? 0) > LONGEST_POST
    return () => {
      const message =
        first ??
        workspace.addMessage(channel, {
          user: app.botUserId,
          botId: app.botId,
          appId: app.appId,
          text: content.text?.slice(0, LONGEST_POST) ?? '',
          blocks: content.blocks ?? [],
          attachments: content.attachments ?? [],
          metadata,
          threadTs,
          broadcast: threadTs !== null && args.flag('reply_broadcast'),
          clientMsgId: args.text('client_msg_id'),
          username: args.text('username'),
        })
      const reply = posted(call, channel, message)
      return cut ? { ...reply, response_metadata: { warnings: ['message_truncated'] } } : reply
    }
  },
}

const update: Method = {
  name: 'chat.update',
  args: ['channel', 'ts', ...CONTENT, 'as_user?', 'file_ids?', 'reply_broadcast?', 'unfurled_attachments?'],
  scopes: ['chat:write'],
  tier: 3,
  write: true,
  plan(call) {
    const { workspace, app, args } = call
    const channel = channelById(call, args.needed('channel'))
    const message = own(call, channel, args.needed('ts'), 'cant_update_message')
    if (channel.archived) throw new SlackRefusal('is_inactive')
    if ((args.text('text')?.length ?? 0) > 4000) throw new SlackRefusal('msg_too_long')
    const [content, metadata] = [contentOf(call), metadataOf(call)]
    return () => {
      // What is left out stays: blocks too, so that a new text under old blocks is not seen.
      Object.assign(message, content)
      if (metadata !== undefined) workspace.setMetadata(channel, message, metadata)
      message.edited = { user: app.botId, ts: `${Math.floor(workspace.now() / 1000)}.000000` }
      return { ...posted(call, channel, message), text: message.text }
    }
  },
}

const remove: Method = {
  name: 'chat.delete',
  args: ['channel', 'ts', 'as_user?'],
  scopes: ['chat:write'],
  tier: 3,
  write: true,
  plan(call) {
    const channel = channelById(call, call.args.needed('channel'))
    const message = own(call, channel, call.args.needed('ts'), 'cant_delete_message')
    return () => {
      call.workspace.removeMessage(channel, message)
      return { ok: true, channel: channel.id, ts: message.ts }
    }
  },
}

const postEphemeral: Method = {
  name: 'chat.postEphemeral',
  args: ['channel', 'user', ...CONTENT, ...LOOKS, 'thread_ts?'],
  scopes: ['chat:write'],
  tier: 4,
  write: true,
  plan(call) {
    const { workspace, app, args } = call
    const channel = writable(call)
    const user = args.needed('user')
    if (!channel.members.has(user)) throw new SlackRefusal('user_not_in_channel')
    const { text = '', blocks = [] } = contentOf(call)
    return () => {
      const ts = workspace.nextTs(channel)
      const threadTs = args.text('thread_ts')
      workspace.ephemerals.push({ ts, channel: channel.id, user, appId: app.appId, text, blocks, threadTs })
      return { ok: true, message_ts: ts }
    }
  },
}

const getPermalink: Method = {
  name: 'chat.getPermalink',
  args: ['channel', 'message_ts'],
  scopes: [],
  tier: 'special',
  write: false,
  plan(call) {
    const channel = channelById(call, call.args.needed('channel'))
    const message = messageAt(channel, call.args.needed('message_ts'))
    if (message === undefined) throw new SlackRefusal('message_not_found')
    return () => ({
      ok: true,
      channel: channel.id,
      permalink: permalink(call.options.url(), channel, message),
    })
  },
}

export const chat = [postMessage, update, remove, postEphemeral, getPermalink]

/** The page of a message, on the emulator itself where Slack has its own domain. */
export function permalink(url: string, channel: Channel, { ts, threadTs }: Message): string {
  const page = `${url}/archives/${channel.id}/p${ts.replace('.', '')}`
  return threadTs === null ? page : `${page}?thread_ts=${threadTs}&cid=${channel.id}`
}

function posted({ workspace }: Call, channel: Channel, message: Message): Json {
  const shown = shownMessage(workspace, channel, message, { metadata: 'no' })
  return { ok: true, channel: channel.id, ts: message.ts, message: shown }
}

function writable(call: Call): Channel {
  const channel = channelToWrite(call)
  if (channel.archived) throw new SlackRefusal('is_archived')
  const open = channel.kind === 'public' && call.app.scopes.has('chat:write.public')
  if (!open) demandMember(call, channel)
  return channel
}

function own({ app }: Call, channel: Channel, ts: string, otherwise: string): Message {
  const message = messageAt(channel, ts)
  if (message === undefined || message.tombstone) throw new SlackRefusal('message_not_found')
  if (message.appId !== app.appId) throw new SlackRefusal(otherwise)
  return message
}

// A reply is no parent: Slack warns of using its `ts`, and does strange things then.
function parentOf(channel: Channel, ts: string | null): string | null {
  if (ts === null) return null
  const parent = messageAt(channel, ts)
  if (parent === undefined || parent.threadTs !== null) throw new SlackRefusal('cannot_reply_to_message')
  return ts
}

function known({ app, args, options }: Call, channel: Channel): Message | undefined {
  const id = args.text('client_msg_id')
  if (id === null || options.clientMsgId === 'ignored') return undefined
  return channel.messages.find(({ appId, clientMsgId }) => appId === app.appId && clientMsgId === id)
}
