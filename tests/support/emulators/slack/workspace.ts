// What a Slack workspace holds: people, channels, messages, views. No rule of the API stands here.
import { Ledger } from '../core/ledger.ts'
import { isJson, type Json } from './json.ts'
import { Tickets } from './tickets.ts'
import { formatTs } from './ts.ts'

export type User = {
  id: string
  name: string
  realName: string
  email: string | null
  bot: boolean
  deleted: boolean
}
export type Channel = {
  id: string
  name: string
  kind: 'public' | 'private' | 'im' | 'mpim'
  archived: boolean
  members: Set<string>
  created: number
  messages: Message[]
  /** The last `ts` in microseconds: one channel never gives one twice. */
  lastMicros: number
}
export type Message = {
  ts: string
  user: string
  botId: string | null
  appId: string | null
  text: string
  blocks: Json[]
  attachments: Json[]
  metadata: Json | null
  clientMsgId: string | null
  username: string | null
  threadTs: string | null
  broadcast: boolean
  edited: { user: string; ts: string } | null
  /** A parent that was deleted while it has replies. */
  tombstone: boolean
}
export type Ephemeral = {
  ts: string
  channel: string
  user: string
  appId: string
  text: string
  blocks: Json[]
  threadTs: string | null
}
export type View = { id: string; appId: string; user: string; hash: string; open: boolean; body: Json }
export type TokenState = 'active' | 'revoked' | 'expired' | 'inactive'
/** One app as it is installed here. */
export type App = {
  appId: string
  name: string
  botId: string
  botUserId: string
  token: string
  /** For Socket Mode: `xapp-…`. */
  appToken: string
  scopes: Set<string>
  state: TokenState
  signingSecret: string
  verificationToken: string
}

export class Workspace {
  readonly teamId = 'T0XIO0TEAM'
  readonly domain = 'xio-house'
  readonly name = 'XIO House'
  readonly users = new Map<string, User>()
  readonly channels = new Map<string, Channel>()
  readonly apps: App[] = []
  readonly views = new Map<string, View>()
  readonly ephemerals: Ephemeral[] = []
  /** Messages by the key in their metadata, now and the most there ever were. */
  readonly keys = new Ledger()
  readonly tickets: Tickets
  #ids = 0
  #actions = 0
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
    this.tickets = new Tickets(now, (letter) => this.newId(letter))
  }

  now(): number {
    return this.#now()
  }

  /** An id as Slack makes them: a letter and ten of its characters. */
  newId(letter: string): string {
    return `${letter}0${(++this.#ids).toString(36).toUpperCase().padStart(8, '0')}`
  }

  addUser(user: Partial<User> & { name: string }): User {
    const added = {
      id: this.newId('U'),
      realName: user.name,
      email: `${user.name}@example.com`,
      bot: false,
      deleted: false,
      ...user,
    }
    this.users.set(added.id, added)
    return added
  }

  addChannel(channel: Partial<Channel> & { name: string }): Channel {
    const kind = channel.kind ?? 'public'
    const added: Channel = {
      id: this.newId(kind === 'im' ? 'D' : kind === 'public' ? 'C' : 'G'),
      kind,
      archived: false,
      members: new Set<string>(),
      created: Math.floor(this.now() / 1000),
      messages: [],
      lastMicros: 0,
      ...channel,
    }
    this.channels.set(added.id, added)
    return added
  }

  /** The direct conversation of a bot with a person, made where there is none. */
  direct(bot: string, person: string): Channel {
    const known = this.channels
      .values()
      .find(({ kind, members }) => kind === 'im' && members.has(bot) && members.has(person))
    return known ?? this.addChannel({ name: person, kind: 'im', members: new Set([bot, person]) })
  }

  /** When something was pressed: two presses never share one. */
  nextActionTs(): string {
    this.#actions = Math.max(Math.floor(this.now() * 1000), this.#actions + 1)
    return formatTs(this.#actions)
  }

  /** A `ts` that is later than any other of the channel. */
  nextTs(channel: Channel): string {
    channel.lastMicros = Math.max(Math.floor(this.now() * 1000), channel.lastMicros + 1)
    return formatTs(channel.lastMicros)
  }

  addMessage(channel: Channel, message: Partial<Message> & { user: string }): Message {
    const added: Message = {
      ts: this.nextTs(channel),
      botId: null,
      appId: null,
      text: '',
      blocks: [],
      attachments: [],
      metadata: null,
      clientMsgId: null,
      username: null,
      threadTs: null,
      broadcast: false,
      edited: null,
      tombstone: false,
      ...message,
    }
    channel.messages.push(added)
    this.setMetadata(channel, added, added.metadata)
    return added
  }

  /** Takes a message away; a parent with replies leaves a tombstone. */
  removeMessage(channel: Channel, message: Message): void {
    this.keys.drop(`${channel.id} ${message.ts}`)
    if (repliesOf(channel, message.ts).length > 0) {
      Object.assign(message, {
        tombstone: true,
        text: 'This message was deleted.',
        blocks: [],
        attachments: [],
        metadata: null,
      })
      return
    }
    channel.messages.splice(channel.messages.indexOf(message), 1)
  }

  setMetadata(channel: Channel, message: Message, metadata: Json | null): void {
    message.metadata = metadata
    const [key, id] = [keyOf(metadata), `${channel.id} ${message.ts}`]
    if (key === null) this.keys.drop(id)
    else this.keys.put(key, id)
  }
}

/** `event_payload.key`, with its `kind` where it has one: a summary and its reminder share a key and are two messages. */
export function keyOf(metadata: Json | null): string | null {
  const payload = metadata?.event_payload
  if (!isJson(payload) || typeof payload.key !== 'string') return null
  return typeof payload.kind === 'string' ? `${payload.key}#${payload.kind}` : payload.key
}

export function messageAt(channel: Channel, ts: string): Message | undefined {
  return channel.messages.find((message) => message.ts === ts)
}

/** Replies of a thread in their order, without its parent. */
export function repliesOf(channel: Channel, parent: string): Message[] {
  return channel.messages.filter(({ ts, threadTs }) => threadTs === parent && ts !== parent)
}
