// What a test may look at and change in the workspace, as itself or over HTTP.
import type { SlackOptions } from './call.ts'
import type { House } from './house.ts'
import type { Ephemeral, Message, TokenState } from './workspace.ts'

export function stateVerbs({ workspace, app }: House, options: SlackOptions) {
  const channelOf = (id: string) => {
    const channel = workspace.channels.get(id)
    if (channel === undefined) throw new Error(`There is no channel ${id}.`)
    return channel
  }
  return {
    /** Live messages per key of their metadata (`key#kind`): now, and the most at any moment. */
    keys: () => workspace.keys.all(),
    /** All that stands in a channel, replies too, oldest first. */
    messages: (channel: string): Message[] => channelOf(channel).messages,
    /** From now on a new message is in no history for so many milliseconds. */
    lag: (ms: number) => void (options.lag = ms),
    ephemerals: (): Ephemeral[] => workspace.ephemerals,
    /** Somebody takes a message away. */
    remove: ({ channel, ts }: { channel: string; ts: string }) => {
      const message = channelOf(channel).messages.find((one) => one.ts === ts)
      if (message !== undefined) workspace.removeMessage(channelOf(channel), message)
    },
    /** A person writes. */
    say: (said: { channel: string; user: string; text: string; threadTs?: string }) =>
      workspace.addMessage(channelOf(said.channel), {
        user: said.user,
        text: said.text,
        threadTs: said.threadTs ?? null,
      }).ts,
    archive: (channel: string) => void (channelOf(channel).archived = true),
    unarchive: (channel: string) => void (channelOf(channel).archived = false),
    /** The app is put out of a channel. */
    kick: (channel: string) => void channelOf(channel).members.delete(app.botUserId),
    /** The app is asked in, by hand. */
    invite: (channel: string) => void channelOf(channel).members.add(app.botUserId),
    tokenState: (state: TokenState) => void (app.state = state),
    scopes: (scopes: string[]) => void (app.scopes = new Set(scopes)),
  }
}
