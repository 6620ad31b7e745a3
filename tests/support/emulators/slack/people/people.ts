// The people in the workspace: what they do is sent, signed, to the app's request URL.
import { type EmulatorClock, later } from '../../core/clock.ts'
import type { House } from '../house.ts'
import type { Json } from '../json.ts'
import type { Channel, Ephemeral, Message, User, View } from '../workspace.ts'
import { afterSubmit, showAck, type Submission } from './answers.ts'
import { type Ack, deliver, type Sent } from './deliver.ts'
import {
  commandFields,
  type Element,
  elementIn,
  eventEnvelope,
  type Filled,
  messageAction,
  viewAction,
  viewPayload,
} from './payloads.ts'
import { type Line, lineTo, type Retry } from './line.ts'
import type { Forgery } from './signing.ts'
import { chosenIn } from './values.ts'

type Press = {
  user: string
  channel: string
  ts: string
  actionId: string
  /** The option, person or day that is chosen, where it is no button. */
  choose?: string
  /** The message as the person still has it on the screen, whatever it is now. */
  seen?: Message
  forgery?: Forgery
}
type Told = { event: Json; eventId?: string; forgery?: Forgery }

export type SlackPeople = ReturnType<typeof people>

/** Slack sends an event at once, at once again, after a minute and after five. */
const EVENT_TRIES = [0, 0, 60_000, 300_000]

export function people({ workspace, app }: House, line: Line) {
  const toApp = lineTo(app, line)
  const responseUrl = (user: User, channel: Channel, on: { ts: string; threadTs: string | null } | null) => {
    const address = {
      appId: app.appId,
      channel: channel.id,
      user: user.id,
      messageTs: on?.ts ?? null,
      threadTs: on?.threadTs ?? null,
    }
    return { address, responseUrl: `${line.url()}/response/${workspace.tickets.address(address)}` }
  }
  const place = (id: string) => ({ workspace, app, user: found(workspace.users.get(id), `the person ${id}`) })
  const channelOf = (id: string) => found(workspace.channels.get(id), `the channel ${id}`)
  const viewFor = (id: string) =>
    found(
      [...workspace.views.values()].find((view) => view.id === id && view.open),
      `an open view ${id}`,
    )

  const press = (given: Press): Promise<Ack> => {
    const [at, channel] = [place(given.user), channelOf(given.channel)]
    const message = given.seen ?? onScreen(channel, workspace.ephemerals, given.ts)
    const pressed = found(
      elementIn(message.blocks, given.actionId),
      `a ${given.actionId} in the message ${given.ts}`,
    )
    const chosen = chosenIn(pressed.element, given.choose)
    const { responseUrl: address } = responseUrl(at.user, channel, message)
    return toApp.interaction(
      messageAction(at, { channel, message, pressed, chosen, responseUrl: address }),
      given.forgery,
    )
  }

  return {
    /** Slack asks the app's sockets to connect anew. */
    refreshSockets: (reason: 'warning' | 'refresh_requested' | 'link_disabled') =>
      line.sockets.refresh(reason),
    /** How many sockets the app has open. */
    sockets: () => line.sockets.connections(app),
    /** Where the app listens: from now on at `url`, where one is given. */
    requestUrl: (url?: string) => (line.requestUrl = url ?? line.requestUrl),
    /** A slash command; what the acknowledgement says is shown. */
    command: async (given: {
      user: string
      channel: string
      command?: string
      text: string
      forgery?: Forgery
    }) => {
      const [at, channel] = [place(given.user), channelOf(given.channel)]
      const { address, responseUrl: answerTo } = responseUrl(at.user, channel, null)
      const { command = '/council', text } = given
      const ack = await toApp.command(
        commandFields(at, { channel, command, text, responseUrl: answerTo }),
        given.forgery,
      )
      showAck(workspace, address, ack)
      return ack
    },
    /** A button or a choice in a message. */
    press,
    /** Two presses at once, as impatient people do. */
    doubleClick: (given: Press) => Promise.all([press(given), press(given)]),
    /** The message as it is now: what somebody who does not look again will still press. */
    look: ({ channel, ts }: { channel: string; ts: string }) =>
      structuredClone(
        found(
          channelOf(channel).messages.find((one) => one.ts === ts),
          `the message ${ts}`,
        ),
      ),
    /** A button or a choice in an open view. */
    pressInView: (given: {
      user: string
      view: string
      actionId: string
      choose?: string
      forgery?: Forgery
    }) => {
      const view = viewFor(given.view)
      const pressed: Element = found(
        elementIn(view.body.blocks, given.actionId),
        `a ${given.actionId} in the view`,
      )
      const payload = viewAction(place(given.user), view, pressed, chosenIn(pressed.element, given.choose))
      return toApp.interaction(payload, given.forgery)
    },
    /** Fills in a view and sends it; a view that is not acknowledged stays open. */
    submit: async (given: {
      user: string
      view: string
      filled?: Filled
      forgery?: Forgery
    }): Promise<Ack & { became: Submission }> => {
      const view = viewFor(given.view)
      const payload = viewPayload(place(given.user), view, 'view_submission', given.filled ?? {})
      const ack = await toApp.interaction(payload, given.forgery)
      return { ...ack, became: afterSubmit(workspace, app, view, ack) }
    },
    /** Closes a view without sending it; the app hears of it only where it asked to. */
    dismiss: async (given: { user: string; view: string }): Promise<Ack | null> => {
      const view: View = viewFor(given.view)
      view.open = false
      if (view.body.notify_on_close !== true) return null
      return toApp.interaction(viewPayload(place(given.user), view, 'view_closed', {}))
    },
    /** An event, sent again while nobody acknowledges it. Settles with all that was tried. */
    event: (given: Told): Promise<Ack[]> => {
      const id = given.eventId ?? workspace.newId('Ev')
      const envelope = eventEnvelope({ workspace, app }, given.event, id)
      return tries(line.clock, (retry) => toApp.event(envelope, retry, given.forgery))
    },
    /** The very same bytes once more, from whoever got hold of them. */
    replay: (sent: Sent) => deliver(sent, line.clock),
    /** What Slack asks when the address is entered; true where the answer is right. */
    verifyUrl: async (forgery?: Forgery): Promise<{ right: boolean; ack: Ack }> => {
      const challenge = workspace.newId('challenge')
      const asked = { token: app.verificationToken, challenge, type: 'url_verification' }
      const ack = await toApp.json(asked, forgery)
      return { right: ack.acked && ack.body.includes(challenge), ack }
    },
    /** Slack looks now and then whether a certificate is good: without a signature. */
    sslCheck: () => toApp.form({ ssl_check: '1', token: app.verificationToken }, { signature: 'missing' }),
  }
}

function onScreen(channel: Channel, ephemerals: readonly Ephemeral[], ts: string): Message | Ephemeral {
  const message = channel.messages.find((one) => one.ts === ts && !one.tombstone)
  return (
    message ??
    found(
      ephemerals.find((one) => one.ts === ts && one.channel === channel.id),
      `the message ${ts}`,
    )
  )
}

async function tries(clock: EmulatorClock, send: (retry: Retry) => Promise<Ack>): Promise<Ack[]> {
  const acks: Ack[] = []
  for (const [number, wait] of EVENT_TRIES.entries()) {
    const last = acks.at(-1)
    if (last !== undefined && (last.acked || last.noRetry)) break
    if (wait > 0) await new Promise<void>((resolve) => later(clock, wait, resolve))
    acks.push(await send(last === undefined ? null : { number, reason: last.failure ?? '' }))
  }
  return acks
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no such thing in Slack: ${what}.`)
  return value
}
