import type { App } from '@slack/bolt'
import { answerQuestion, readButton } from '../../conversation/answer-question.ts'
import { spokenHere } from '../../conversation/spoken-here.ts'
import { FORM, readAbout, typedIn } from './answer-form.ts'
import type { Given } from './given.ts'
import { HERE, maySteer, personOf } from './people.ts'
import { ANSWER_ACTION } from './question.ts'
import { doneThenTaken } from './taken.ts'
import { tell, tellAlone } from './tell.ts'
import { wordsIn } from './words.ts'

/** A button with an option of a question: it stands in the log before Slack hears that it was taken. */
export function onOption(app: App, { deps, access }: Given): void {
  app.action({ type: 'block_actions', action_id: ANSWER_ACTION }, async ({ ack, body, action, respond }) => {
    const button = action.type === 'button' ? readButton(action.value ?? '') : null
    const { user, channel, message } = body
    if (button === null || channel?.id !== access.channel) return ack()
    if (!maySteer(access, user.id)) {
      await ack()
      return tell(respond, [{ text: wordsIn(await spokenHere(deps, HERE)).mayNotAnswer }])
    }
    const work = answerQuestion(deps, {
      ...HERE,
      exportId: button.exportId,
      answer: { option: button.option },
      by: personOf(user),
      // However often somebody presses it, it is one answer.
      delivery: `slack ${channel.id} ${message?.ts} ${action.action_id} ${user.id}`,
    })
    const refused = await doneThenTaken(deps.clock, ack, work)
    if (refused !== null) await tell(respond, [{ text: refused.refused }])
  })
}

/** The form with words of one's own, sent: the same. */
export function onForm(app: App, { deps, access, client }: Given): void {
  app.view(FORM, async ({ ack, body, view }) => {
    const about = readAbout(view.private_metadata)
    const { user } = body
    if (about === null || about.channel !== access.channel || !maySteer(access, user.id)) return ack()
    const work = answerQuestion(deps, {
      ...HERE,
      exportId: about.exportId,
      answer: { text: typedIn(view.state.values) },
      by: personOf(user),
      delivery: `slack ${view.id}`,
    })
    const refused = await doneThenTaken(deps.clock, () => ack(), work)
    if (refused !== null) await tellAlone(client, { channel: about.channel, user: user.id }, refused.refused)
  })
}
