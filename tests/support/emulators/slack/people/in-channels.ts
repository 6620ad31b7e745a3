// Commands, and what is pressed and chosen in messages.
import type { Channel, Ephemeral, Message } from '../workspace.ts'
import { showAck } from './answers.ts'
import type { Ack } from './deliver.ts'
import { found, type Ground } from './ground.ts'
import { commandFields, elementIn, messageAction } from './payloads.ts'
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
type Command = { user: string; channel: string; command?: string; text: string; forgery?: Forgery }

export function inChannels(ground: Ground) {
  const { workspace, toApp } = ground
  const press = (given: Press): Promise<Ack> => {
    const [at, channel] = [ground.person(given.user), ground.channel(given.channel)]
    const message = given.seen ?? onScreen(channel, workspace.ephemerals, given.ts)
    const what = `a ${given.actionId} in the message ${given.ts}`
    const pressed = found(elementIn(message.blocks, given.actionId), what)
    const chosen = chosenIn(pressed.element, given.choose)
    const { responseUrl } = ground.answerTo(at.user, channel, message)
    const payload = messageAction(at, { channel, message, pressed, chosen, responseUrl })
    return toApp.interaction(payload, given.forgery)
  }
  return {
    /** A slash command; what the acknowledgement says is shown. */
    command: async ({ command = '/council', text, ...given }: Command): Promise<Ack> => {
      const [at, channel] = [ground.person(given.user), ground.channel(given.channel)]
      const { address, responseUrl } = ground.answerTo(at.user, channel, null)
      const fields = commandFields(at, { channel, command, text, responseUrl })
      const ack = await toApp.command(fields, given.forgery)
      showAck(workspace, address, ack)
      return ack
    },
    /** A button or a choice in a message. */
    press,
    /** Two presses at once, as impatient people do. */
    doubleClick: (given: Press) => Promise.all([press(given), press(given)]),
    /** The message as it is now: what somebody who does not look again will still press. */
    look: ({ channel, ts }: { channel: string; ts: string }): Message => {
      const message = ground.channel(channel).messages.find((one) => one.ts === ts)
      return structuredClone(found(message, `the message ${ts}`))
    },
  }
}

function onScreen(
  { id, messages }: Channel,
  ephemerals: readonly Ephemeral[],
  ts: string,
): Message | Ephemeral {
  const message = messages.find((one) => one.ts === ts && !one.tombstone)
  const shown = ephemerals.find((one) => one.ts === ts && one.channel === id)
  return found<Message | Ephemeral>(message ?? shown, `the message ${ts}`)
}
