import { type Call, channelById, demandMember, demandScope, type Method, scopeFor } from '../call.ts'
import type { Json } from '../json.ts'
import { SlackRefusal } from '../refusals.ts'
import { shownMessage } from '../shown-message.ts'
import { microsOf } from '../ts.ts'
import { type Channel, type Message, messageAt, repliesOf } from '../workspace.ts'
import { page } from './page.ts'

const RANGE = ['cursor?', 'include_all_metadata?', 'inclusive?', 'latest?', 'limit?', 'oldest?']
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history']
const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read']

const history: Method = {
  name: 'conversations.history',
  args: ['channel', ...RANGE],
  scopes: HISTORY,
  tier: 3,
  write: false,
  plan(call) {
    const channel = readable(call)
    const newestFirst = channel.messages
      .filter(({ ts, threadTs, broadcast }) => threadTs === null || threadTs === ts || broadcast)
      .filter(within(call))
      .toReversed()
    const { items, next } = page(newestFirst, call, { most: call.options.historyLimit, usual: 100, id: tsOf })
    return () => ({
      ok: true,
      messages: shown(call, channel, items),
      has_more: next !== null,
      pin_count: 0,
      ...more(next),
    })
  },
}

const replies: Method = {
  name: 'conversations.replies',
  args: ['channel', 'ts', ...RANGE],
  scopes: HISTORY,
  tier: 3,
  write: false,
  plan(call) {
    const channel = readable(call)
    const message = messageAt(channel, call.args.needed('ts'))
    if (message === undefined) throw new SlackRefusal('thread_not_found')
    // Asked for a reply, Slack gives that reply alone.
    const inRange = repliesOf(channel, message.ts).filter(within(call))
    const { items, next } = page([message, ...inRange], call, {
      most: call.options.historyLimit,
      usual: 1000,
      id: tsOf,
    })
    return () => ({ ok: true, messages: shown(call, channel, items), has_more: next !== null, ...more(next) })
  },
}

const info: Method = {
  name: 'conversations.info',
  args: ['channel', 'include_locale?', 'include_num_members?'],
  scopes: READ,
  tier: 3,
  write: false,
  plan(call) {
    const channel = channelById(call, call.args.needed('channel'))
    demandScope(call, scopeFor(channel, 'read'))
    const counted = call.args.flag('include_num_members') ? { num_members: channel.members.size } : {}
    return () => ({ ok: true, channel: { ...shownChannel(call, channel), ...counted } })
  },
}

const KINDS: Record<string, Channel['kind']> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
}

const list: Method = {
  name: 'conversations.list',
  args: ['cursor?', 'exclude_archived?', 'limit?', 'team_id?', 'types?'],
  scopes: READ,
  tier: 2,
  write: false,
  plan(call) {
    const kinds = (call.args.text('types') ?? 'public_channel').split(',').map((type) => KINDS[type.trim()])
    if (kinds.includes(undefined)) throw new SlackRefusal('invalid_types')
    const found = [...call.workspace.channels.values()].filter(
      (channel) =>
        kinds.includes(channel.kind) &&
        (channel.kind === 'public' || channel.members.has(call.app.botUserId)) &&
        !(channel.archived && call.args.flag('exclude_archived')),
    )
    for (const channel of found) demandScope(call, scopeFor(channel, 'read'))
    const { items, next } = page(found, call, { most: 999, usual: 100, id: ({ id }) => id })
    return () => ({ ok: true, channels: items.map((channel) => shownChannel(call, channel)), ...more(next) })
  },
}

const join: Method = {
  name: 'conversations.join',
  args: ['channel'],
  scopes: ['channels:join'],
  tier: 3,
  write: true,
  plan(call) {
    const channel = channelById(call, call.args.needed('channel'))
    if (channel.kind !== 'public') throw new SlackRefusal('method_not_supported_for_channel_type')
    if (channel.archived) throw new SlackRefusal('is_archived')
    return () => {
      const already = channel.members.has(call.app.botUserId)
      channel.members.add(call.app.botUserId)
      const warning = already
        ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }
        : {}
      return { ok: true, channel: shownChannel(call, channel), ...warning }
    }
  },
}

const open: Method = {
  name: 'conversations.open',
  args: ['channel?', 'prevent_creation?', 'return_im?', 'users?'],
  scopes: ['im:write', 'mpim:write'],
  tier: 3,
  write: true,
  plan(call) {
    const { workspace, app, args } = call
    const wanted = args.text('channel')
    const users = (args.text('users') ?? '').split(',').filter((user) => user !== '')
    if (wanted === null && users.length === 0) throw new SlackRefusal('users_list_not_supplied')
    if (users.some((user) => !workspace.users.has(user))) throw new SlackRefusal('user_not_found')
    if (users.some((user) => workspace.users.get(user)?.deleted)) throw new SlackRefusal('user_disabled')
    if (users.length > 1) throw new SlackRefusal('method_not_supported_for_channel_type')
    const known = wanted === null ? null : channelById(call, wanted)
    return () => {
      const channel = known ?? workspace.direct(app.botUserId, users[0] ?? '')
      return { ok: true, channel: args.flag('return_im') ? shownChannel(call, channel) : { id: channel.id } }
    }
  },
}

export const conversations = [history, replies, info, list, join, open]

const tsOf = ({ ts }: Message) => ts

function readable(call: Call): Channel {
  const channel = channelById(call, call.args.needed('channel'))
  demandScope(call, scopeFor(channel, 'history'))
  demandMember(call, channel)
  return channel
}

function within({ args, options, workspace }: Call): (message: Message) => boolean {
  const newest = (workspace.now() - options.lag) * 1000
  const [oldest, latest] = [bound(args, 'oldest'), bound(args, 'latest')]
  const inclusive = args.flag('inclusive')
  return ({ ts }) => {
    const at = microsOf(ts) ?? 0
    if (options.lag > 0 && at > newest) return false
    const atBound = at === oldest || at === latest
    return atBound ? inclusive : (oldest === null || at > oldest) && (latest === null || at < latest)
  }
}

function bound(args: Call['args'], name: 'oldest' | 'latest'): number | null {
  const given = args.text(name)
  if (given === null) return null
  const micros = microsOf(given)
  if (micros === null) throw new SlackRefusal(`invalid_ts_${name}`)
  return micros
}

function shown(call: Call, channel: Channel, messages: readonly Message[]): Json[] {
  const metadata = call.args.flag('include_all_metadata') ? 'all' : 'type'
  return messages.map((message) => shownMessage(call.workspace, channel, message, { metadata }))
}

export function more(next: string | null): Json {
  return { response_metadata: { next_cursor: next ?? '' } }
}

function shownChannel({ app, workspace }: Call, channel: Channel): Json {
  const { id, name, kind, created } = channel
  if (kind === 'im') {
    const user = [...channel.members].find((member) => member !== app.botUserId)
    return { id, created, is_im: true, is_org_shared: false, user, is_user_deleted: false, priority: 0 }
  }
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === 'public',
    is_group: kind !== 'public',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: channel.archived,
    is_general: name === 'general',
    is_member: channel.members.has(app.botUserId),
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_frozen: false,
    context_team_id: workspace.teamId,
    shared_team_ids: [workspace.teamId],
    parent_conversation: null,
    pending_shared: [],
    pending_connected_team_ids: [],
    properties: {},
    is_pending_ext_shared: false,
    unlinked: 0,
    created,
    creator: 'U0SETUP',
    updated: created * 1000,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
  }
}
