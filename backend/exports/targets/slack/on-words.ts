import type { App } from '@slack/bolt'
import { findQuestion } from '../../conversation/answer-question.ts'
import { spokenHere } from '../../conversation/spoken-here.ts'
import { answerForm } from './answer-form.ts'
import type { Given } from './given.ts'
import { HERE, maySteer } from './people.ts'
import { WORDS_ACTION } from './question.ts'
import { tell } from './tell.ts'
import { wordsIn } from './words.ts'

/** Whoever wants to answer in words gets a form to type them into. Nothing is changed yet, so nothing can be lost. */
export function onWords(app: App, { deps, access, client }: Given): void {
  app.action({ type: 'block_actions', action_id: WORDS_ACTION }, async ({ ack, body, action, respond }) => {
    await ack()
    const exportId = action.type === 'button' ? (action.value ?? '') : ''
    if (body.channel?.id !== access.channel) return
    if (!maySteer(access, body.user.id))
      return tell(respond, [{ text: wordsIn(await spokenHere(deps, HERE)).mayNotAnswer }])
    const found = await findQuestion(deps, { ...HERE, exportId })
    if (found === null) return
    const { question, state } = found
    const { language } = state.meeting
    if (!question.takesText || !question.isOpen)
      return tell(respond, [{ text: question.settled ?? wordsIn(language).gone }])
    const view = answerForm(question, language, { exportId, channel: access.channel })
    await client.views.open({ trigger_id: body.trigger_id, view })
  })
}
