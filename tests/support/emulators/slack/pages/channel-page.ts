// A channel as a person sees it: messages with their threads, what only that person sees, an open view, and a line to write in.
import { escapeHtml, page } from '../../core/page.ts'
import type { Reply } from '../../core/service.ts'
import { isJson } from '../json.ts'
import type { Channel, Ephemeral, Message, User, View, Workspace } from '../workspace.ts'
import { blocksHtml, type Look } from './blocks-html.ts'
import { mrkdwnHtml } from './mrkdwn.ts'

export type Visit = {
  workspace: Workspace
  channel: Channel
  /** Who looks at it. */
  me: User
  /** The message that a permalink leads to. */
  wanted: string | null
  /** Where forms go: the page of the channel, from where this page stands. */
  base: string
  /** What became of the last thing that was done here. */
  notice: string | null
}

export function channelPage(visit: Visit): Reply {
  const { workspace, channel, me, notice } = visit
  const tops = channel.messages.filter(({ threadTs }) => threadTs === null)
  const mine = workspace.ephemerals.filter(({ user, channel: id }) => user === me.id && id === channel.id)
  const view = workspace.views
    .values()
    .toArray()
    .findLast((one) => one.open && one.user === me.id)
  const told = notice === null ? '' : `<article role="alert">${escapeHtml(notice)}</article>`
  const shown = tops.map((message) => threadHtml(visit, message)).join('')
  const secret = mine.map((one) => articleHtml(visit, one, 'Only visible to you')).join('')
  return page(
    `#${channel.name}`,
    `${whoHtml(visit)}${told}${shown || '<p>No messages yet.</p>'}${secret}${view ? viewHtml(visit, view) : ''}${lineHtml(visit)}`,
  )
}

function threadHtml(visit: Visit, message: Message): string {
  const replies = visit.channel.messages.filter(({ threadTs }) => threadTs === message.ts)
  const inside = replies.map((reply) => articleHtml(visit, reply, null)).join('')
  const thread = inside === '' ? '' : `<div style="margin-left:2rem">${inside}</div>`
  return articleHtml(visit, message, null) + thread
}

function articleHtml(visit: Visit, message: Message | Ephemeral, mark: string | null): string {
  const { workspace } = visit
  const author =
    'botId' in message ? message.user : workspace.apps.find(({ appId }) => appId === message.appId)?.botUserId
  const marks = [
    nameIn(workspace, author ?? ''),
    new Date(Number(message.ts) * 1000).toISOString().slice(0, 19).replace('T', ' '),
    ...('edited' in message && message.edited ? ['edited'] : []),
    ...(mark === null ? [] : [mark]),
    ...(message.ts === visit.wanted ? ['← the link leads here'] : []),
  ]
  const body =
    message.blocks.length > 0
      ? blocksHtml(message.blocks, lookOf(visit, { ts: message.ts }))
      : mrkdwnHtml(message.text, (user) => nameIn(workspace, user))
  const person = workspace.users.get(author ?? '')?.bot === true ? 'bot' : 'person'
  return `<article id="m${message.ts}" class="${person}"><header>${escapeHtml(marks.join(' · '))}</header>${body}</article>`
}

function viewHtml(visit: Visit, view: View): string {
  const { title, submit, blocks } = view.body
  const [inputs, others] = [inside(blocks, true), inside(blocks, false)]
  const send = isJson(submit) ? `<button>${escapeHtml(String(submit.text))}</button>` : ''
  const hidden = hiddenHtml({ user: visit.me.id, view: view.id })
  const look = lookOf(visit, { view: view.id })
  return `<article><h3>${escapeHtml(isJson(title) ? String(title.text) : 'View')}</h3>${blocksHtml(others, look)}
<form method="post" action="${visit.base}/submit">${hidden}${blocksHtml(inputs, look)}${send}</form>
<form method="post" action="${visit.base}/dismiss">${hidden}<button>Close</button></form></article>`
}

const inside = (blocks: unknown, inputs: boolean) =>
  Array.isArray(blocks) ? blocks.filter(isJson).filter(({ type }) => (type === 'input') === inputs) : []

function lineHtml({ me, base, workspace }: Visit): string {
  const app = workspace.apps[0]?.name ?? 'app'
  return `<form method="post" action="${base}/say">${hiddenHtml({ user: me.id })}<input type="text" name="text" autofocus aria-label="Message" placeholder="/council status, or a message; @${escapeHtml(app)} mentions the app"> <button>Send</button></form><p><a href="${base}?as=${me.id}">Look again</a></p>`
}

function whoHtml({ workspace, channel, me, base }: Visit): string {
  const others = peopleIn(workspace, channel).map((user) =>
    user.id === me.id
      ? `<b>${escapeHtml(user.realName)}</b>`
      : `<a href="${base}?as=${user.id}">${escapeHtml(user.realName)}</a>`,
  )
  return `<p><small>You are ${others.join(' · ')} — SLACK_CHANNEL=${channel.id}</small></p>`
}

function lookOf(visit: Visit, on: Record<string, string>): Look {
  const { workspace, channel, me, base } = visit
  return {
    nameOf: (user) => nameIn(workspace, user),
    people: peopleIn(workspace, channel).map(({ id, realName }) => ({ id, name: realName })),
    press: (actionId) => ({ action: `${base}/press`, hidden: hiddenHtml({ user: me.id, actionId, ...on }) }),
  }
}

const hiddenHtml = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('')

/** Who can be somebody here: people, not apps. */
export function peopleIn(workspace: Workspace, channel: Channel): User[] {
  return [...channel.members].flatMap((id) => {
    const user = workspace.users.get(id)
    return user === undefined || user.bot ? [] : [user]
  })
}

function nameIn(workspace: Workspace, user: string): string {
  return workspace.users.get(user)?.realName ?? user
}
