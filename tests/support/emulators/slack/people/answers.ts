// What the answer of an app does: to a command or a button, at once or by its address, and to a submitted view.
import { findingsInBlocks } from '../block-kit/blocks.ts'
import { storedBlocks } from '../block-kit/stored.ts'
import { isJson, type Json, parseJson } from '../json.ts'
import { addView, replaceView, viewOf } from '../methods/views.ts'
import { storedText } from '../stored-text.ts'
import type { Address } from '../tickets.ts'
import { type App, messageAt, type View, type Workspace } from '../workspace.ts'
import type { Ack } from './deliver.ts'

/** What is wrong with an answer, in Slack's word for it; null where it can be shown. */
export function wrongWith(answer: Json): string | null {
  if (answer.delete_original === true) return null
  if (answer.blocks !== undefined && !Array.isArray(answer.blocks)) return 'invalid_blocks_format'
  const blocks = Array.isArray(answer.blocks) ? answer.blocks : []
  if (findingsInBlocks(blocks).length > 0) return 'invalid_blocks'
  return blocks.length === 0 && (typeof answer.text !== 'string' || answer.text === '') ? 'no_text' : null
}

/** Shows an answer: to the person alone, to the channel, or in place of the message it answers. */
export function show(workspace: Workspace, address: Address, answer: Json): void {
  const channel = workspace.channels.get(address.channel)
  const app = workspace.apps.find(({ appId }) => appId === address.appId)
  if (channel === undefined || app === undefined) return
  const original = address.messageTs === null ? undefined : messageAt(channel, address.messageTs)
  const shown = workspace.ephemerals.findIndex(({ ts }) => ts === address.messageTs)
  if (answer.delete_original === true) {
    if (original) workspace.removeMessage(channel, original)
    else if (shown >= 0) workspace.ephemerals.splice(shown, 1)
    return
  }
  const content = {
    text: storedText(typeof answer.text === 'string' ? answer.text : ''),
    blocks: storedBlocks(Array.isArray(answer.blocks) ? answer.blocks : [], () => workspace.newId('b')),
  }
  if (answer.replace_original === true && (original ?? shown >= 0)) {
    const edited = { edited: { user: app.botId, ts: `${Math.floor(workspace.now() / 1000)}.000000` } }
    if (original) Object.assign(original, content, edited)
    else Object.assign(workspace.ephemerals[shown] ?? {}, content)
    return
  }
  const threadTs = typeof answer.thread_ts === 'string' ? answer.thread_ts : null
  const { appId, botId, botUserId } = app
  if (answer.response_type === 'in_channel')
    workspace.addMessage(channel, { ...content, user: botUserId, botId, appId, threadTs })
  else
    workspace.ephemerals.push({
      ...content,
      ts: workspace.nextTs(channel),
      channel: channel.id,
      user: address.user,
      appId,
      threadTs,
    })
}

/** The body of an acknowledged command is its first answer; plain text is shown to the person alone. */
export function showAck(workspace: Workspace, address: Address, ack: Ack): void {
  if (!ack.acked || ack.body === '') return
  const json = ack.contentType.includes('json') ? parseJson(ack.body) : undefined
  const answer = isJson(json) ? json : { text: ack.body }
  if (wrongWith(answer) === null) show(workspace, address, answer)
}

export type Submission = { view: 'closed' | 'open'; errors: Json; opened: string | null }

/** What becomes of a view that was submitted. Without an acknowledgement it stays, and the person sees that it failed. */
export function afterSubmit(workspace: Workspace, app: App, view: View, ack: Ack): Submission {
  if (!ack.acked) return { view: 'open', errors: {}, opened: null }
  const answer = parseJson(ack.body)
  const body = isJson(answer) ? answer : {}
  switch (body.response_action) {
    case 'errors':
      return { view: 'open', errors: isJson(body.errors) ? body.errors : {}, opened: null }
    case 'update':
      replaceView(workspace, view, viewOf(body.view))
      return { view: 'open', errors: {}, opened: null }
    case 'push':
      return { view: 'open', errors: {}, opened: addView(workspace, app, view.user, viewOf(body.view)).id }
    default:
      view.open = false
      return { view: 'closed', errors: {}, opened: null }
  }
}
