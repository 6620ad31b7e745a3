// What everything that people do stands on: who and where they are, and the way to the app.
import type { House } from '../house.ts'
import type { Address } from '../tickets.ts'
import type { App, Channel, User, View, Workspace } from '../workspace.ts'
import { type Line, lineTo, type ToApp } from './line.ts'

export type Ground = {
  workspace: Workspace
  app: App
  line: Line
  toApp: ToApp
  person(id: string): { workspace: Workspace; app: App; user: User }
  channel(id: string): Channel
  openView(id: string): View
  /** A new address to answer to, after something that was done on a message or by a command. */
  answerTo(user: User, channel: Channel, on: { ts: string; threadTs: string | null } | null): AnswerTo
}
export type AnswerTo = { address: Address; responseUrl: string }

export function groundOf({ workspace, app }: House, line: Line): Ground {
  return {
    workspace,
    app,
    line,
    toApp: lineTo(app, line),
    person: (id) => ({ workspace, app, user: found(workspace.users.get(id), `the person ${id}`) }),
    channel: (id) => found(workspace.channels.get(id), `the channel ${id}`),
    openView: (id) => {
      const view = workspace.views.get(id)
      return found(view?.open === true ? view : undefined, `an open view ${id}`)
    },
    answerTo: (user, channel, on) => {
      const [messageTs, threadTs] = [on?.ts ?? null, on?.threadTs ?? null]
      const address = { appId: app.appId, channel: channel.id, user: user.id, messageTs, threadTs }
      return { address, responseUrl: `${line.url()}/response/${workspace.tickets.address(address)}` }
    },
  }
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no such thing in Slack: ${what}.`)
  return value
}
