// Slack for people who run the emulators by hand, and what permalinks open.
import { escapeHtml, page, seeOther } from '../../core/page.ts'
import type { EmulatorRequest, People, Reply, Routed } from '../../core/service.ts'
import { isJson, parseJson } from '../json.ts'
import type { Ack } from '../people/deliver.ts'
import type { Filled } from '../people/payloads.ts'
import type { SlackPeople } from '../people/people.ts'
import { formatTs } from '../ts.ts'
import type { Channel, Workspace } from '../workspace.ts'
import { channelPage, peopleIn } from './channel-page.ts'

/** `/` lists the channels, `/archives/<channel>` is one, `/archives/<channel>/p<ts>` leads to a message in it. */
export function slackPages(workspace: Workspace, people: SlackPeople): People {
  return (request) => {
    const [archives, id = '', verb = ''] = request.path.split('/').filter(Boolean)
    if (archives === 'request-url' && request.method === 'POST') {
      people.requestUrl(fieldsOf(request).url ?? '')
      return seeOther('./')
    }
    if (archives === undefined) return page('Slack', listHtml(workspace, people.requestUrl()))
    const channel = workspace.channels.get(id)
    if (archives !== 'archives' || channel === undefined) return null
    const base = verb === '' ? id : `../${id}`
    if (request.method === 'POST')
      return done({ workspace, people, channel, base: `../${id}` }, verb, fieldsOf(request))
    const ts = /^p(\d{7,})$/.exec(verb)?.[1]
    const me = peopleIn(workspace, channel).find((user) => user.id === request.query.get('as'))
    const somebody = me ?? peopleIn(workspace, channel)[0]
    if (somebody === undefined || (verb !== '' && ts === undefined)) return null
    const wanted = ts === undefined ? null : formatTs(Number(ts))
    return channelPage({
      workspace,
      channel,
      me: somebody,
      wanted,
      base,
      notice: request.query.get('notice'),
    })
  }
}

/** The same pages where permalinks lead to; null for every other path. */
export function permalinkPages(pages: People): (request: EmulatorRequest) => Routed | null {
  return (request) => {
    if (!request.path.startsWith('/archives/')) return null
    const lost = page('Nothing here', '<p>This channel or message does not exist, or no longer.</p>')
    return { write: false, commit: async () => (await pages(request)) ?? { ...lost, status: 404 } }
  }
}

type Doing = { workspace: Workspace; people: SlackPeople; channel: Channel; base: string }

async function done(doing: Doing, verb: string, fields: Record<string, string>): Promise<Reply | null> {
  const { user = '', url } = fields
  const back = (notice: string | null) =>
    seeOther(`${doing.base}?${new URLSearchParams({ as: user, ...(notice !== null && { notice }) })}`)
  try {
    const ack = await doIt(doing, verb, fields)
    if (ack === undefined) return null
    if (ack !== null && !ack.acked) return back(unanswered(ack))
    return url === undefined ? back(null) : seeOther(url)
  } catch (error) {
    return back(error instanceof Error ? error.message : String(error))
  }
}

/** What was sent to the app, null where it did not have to hear of it, undefined where there is no such verb. */
async function doIt(
  doing: Doing,
  verb: string,
  fields: Record<string, string>,
): Promise<Ack | null | undefined> {
  const { people, channel } = doing
  const { user = '', ts = '', actionId = '', choose, view, text = '' } = fields
  const choice = choose === undefined ? {} : { choose }
  switch (verb) {
    case 'press':
      if (view !== undefined) return people.pressInView({ user, view, actionId, ...choice })
      return people.press({ user, channel: channel.id, ts, actionId, ...choice })
    case 'submit':
      return people.submit({ user, view: view ?? '', filled: filledIn(fields) })
    case 'dismiss':
      return people.dismiss({ user, view: view ?? '' })
    case 'say':
      return said(doing, user, text)
    default:
      return undefined
  }
}

async function said({ workspace, people, channel }: Doing, user: string, text: string): Promise<Ack | null> {
  if (text.startsWith('/')) {
    const [command = '', rest = ''] = text.split(/\s+(.*)/s)
    return people.command({ user, channel: channel.id, command, text: rest })
  }
  if (text === '') return null
  const app = workspace.apps[0]
  const mention = app === undefined ? '' : `@${app.name}`
  const stored = app === undefined ? text : text.replaceAll(mention, `<@${app.botUserId}>`)
  const { ts } = workspace.addMessage(channel, { user, text: stored })
  if (stored === text) return null
  // Nobody at the page wants to wait through the retries of minutes.
  void people.event({
    event: { type: 'app_mention', user, channel: channel.id, text: stored, ts, event_ts: ts },
  })
  return null
}

function unanswered({ failure, status, sent }: Ack): string {
  const what = status === null ? failure : `it answered ${status}`
  return `The app did not take it (${what}). Slack would show a warning here. Is the server running at ${sent.url}? Another address is set on the page of all channels.`
}

// Inputs are named by the JSON of their block and action.
function filledIn(fields: Record<string, string>): Filled {
  const filled: Filled = {}
  for (const [name, value] of Object.entries(fields)) {
    const [block, action]: unknown[] = Array.isArray(parseJson(name)) ? [parseJson(name)].flat() : []
    if (typeof block === 'string' && typeof action === 'string') (filled[block] ??= {})[action] = value
  }
  return filled
}

function fieldsOf({ body }: EmulatorRequest): Record<string, string> {
  return isJson(body)
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]))
    : {}
}

function listHtml({ channels }: Workspace, requestUrl: string): string {
  const items = [...channels.values()].map(({ id, name, kind, messages, archived }) => {
    const marks = `${kind}${archived ? ', archived' : ''}, ${messages.length} messages`
    return `<li><a href="archives/${id}">#${escapeHtml(name)}</a> <small>${marks}, SLACK_CHANNEL=${id}</small></li>`
  })
  const where = `<form method="post" action="request-url"><label>What people do is sent to<br><input type="text" name="url" value="${escapeHtml(requestUrl)}"></label> <button>Set</button></form>`
  return `<ul>${items.join('')}</ul>${where}`
}
