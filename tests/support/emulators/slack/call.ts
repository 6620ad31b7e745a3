import type { Arguments, Names } from './arguments.ts'
import type { Json } from './json.ts'
import type { Tier } from './rates.ts'
import { SlackRefusal } from './refusals.ts'
import type { App, Channel, Workspace } from './workspace.ts'

export type SlackOptions = {
  /** What is undocumented: `ignored` is the safe assumption, `honoured` gives the first message again. */
  clientMsgId: 'ignored' | 'honoured'
  /** 15 for apps distributed outside the marketplace, 999 for all others. */
  historyLimit: number
  /** How long a new message is in no history yet, in milliseconds. */
  lag: number
  /** Where Socket Mode connects for an app. */
  socketUrl(app: App): string
  /** Where permalinks begin and response URLs live: the emulator itself. */
  url(): string
}

/** One call that has passed: its token is good and may do this. */
export type Call = { workspace: Workspace; app: App; args: Arguments; options: SlackOptions; method: string }

export type Method = {
  name: string
  args: Names
  /** One of them must be there; none where the method needs none. */
  scopes: readonly string[]
  tier: Tier
  write: boolean
  /** Called with an app-level token only. */
  appLevel?: true
  /** Checks all there is to check and changes nothing; what it gives does the work, at once. */
  plan(call: Call): () => Json
}

/** Refuses a call whose app lacks the scope. */
export function demandScope({ app }: Call, ...accepted: string[]): void {
  if (accepted.length === 0 || accepted.some((scope) => app.scopes.has(scope))) return
  throw new SlackRefusal('missing_scope', {
    needed: accepted.join(','),
    provided: [...app.scopes].join(','),
  })
}

/** The channel by its id. A private one that the app is not in does not exist for it. */
export function channelById({ workspace, app }: Call, id: string): Channel {
  const channel = workspace.channels.get(id)
  if (channel === undefined || !visible(channel, app)) throw new SlackRefusal('channel_not_found')
  return channel
}

/** The channel to write to: an id, a name, or a person, whose direct conversation it is then. */
export function channelToWrite(call: Call): Channel {
  const { workspace, app } = call
  const wanted = call.args.needed('channel')
  const person = workspace.users.get(wanted)
  if (person !== undefined && !person.bot) return workspace.direct(app.botUserId, person.id)
  const named = workspace.channels
    .values()
    .find(({ name, kind }) => kind === 'public' && name === wanted.replace(/^#/, ''))
  return named ?? channelById(call, wanted)
}

/** Membership as each method that reads or writes messages asks for it. */
export function demandMember({ app }: Call, channel: Channel): void {
  if (!channel.members.has(app.botUserId)) throw new SlackRefusal('not_in_channel')
}

function visible(channel: Channel, app: App): boolean {
  return channel.kind === 'public' || channel.members.has(app.botUserId)
}

/** Scopes are per kind of conversation: `channels:read`, `groups:history`, … */
export function scopeFor(channel: Channel, what: 'read' | 'history' | 'write'): string {
  const family = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[channel.kind]
  return `${family}:${what}`
}
