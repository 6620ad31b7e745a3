import type { App } from '@slack/bolt'
import { converse } from '../../conversation/converse.ts'
import { spokenHere } from '../../conversation/spoken-here.ts'
import type { Given } from './given.ts'
import { HERE, maySteer, personOf } from './people.ts'
import { doneThenTaken } from './taken.ts'
import { tell } from './tell.ts'
import { wordsIn } from './words.ts'

/** `/council`, typed in the channel: what it asks for is done before Slack hears that it was taken. */
export function onCommand(app: App, { deps, access }: Given): void {
  app.command('/council', async ({ ack, command, respond }) => {
    const { user_id: id, user_name: name, channel_id: channel, text } = command
    if (channel !== access.channel) {
      await ack()
      return tell(respond, [{ text: wordsIn(await spokenHere(deps, { ...HERE, text })).elsewhere }])
    }
    const work = converse(deps, {
      ...HERE,
      text,
      by: personOf({ id, name }),
      command: '/council',
      delivery: `slack ${command.trigger_id}`,
      maySteer: maySteer(access, id),
    })
    const told = await doneThenTaken(deps.clock, ack, work)
    await tell(respond, told.lines)
  })
}
