import type { App } from '@slack/bolt'
import type { Given } from './given.ts'
import { onForm, onOption } from './on-answer.ts'
import { onCommand } from './on-command.ts'
import { onWords } from './on-words.ts'
import { OTHER_ACTION } from './question.ts'

/** What people do in the channel. */
export function listen(app: App, given: Given): void {
  onCommand(app, given)
  onOption(app, given)
  onWords(app, given)
  onForm(app, given)
  // What carries no answer, such as a button of an old message, is taken all the same: Slack would show a failure.
  app.action(OTHER_ACTION, async ({ ack }) => ack())
}
