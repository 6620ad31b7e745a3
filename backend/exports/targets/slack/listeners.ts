import type { App, RespondFn } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { languageOf } from '../../../council/meeting/language.ts'
import type { SlackAccess } from '../../../ports/services.ts'
import { answerQuestion, findQuestion, readButton } from '../../conversation/answer-question.ts'
import { converse } from '../../conversation/converse.ts'
import type { Line } from '../../conversation/said.ts'
import type { DoorDeps } from '../target-kind.ts'
import { answerForm, FORM, readAbout, typedIn } from './answer-form.ts'
import { messagesOf } from './message.ts'
import { lines as linesOf, type Piece } from './pieces.ts'
import { ANSWER_ACTION, WORDS_ACTION } from './question.ts'
import { linkPieces } from './record.ts'
import { wordsIn } from './words.ts'

type Given = { deps: DoorDeps; access: SlackAccess; client: WebClient }
type Who = { id: string; name: string }

const TARGET = 'slack'
const WORKSPACE = 'main'

/** What people do in the channel: each is acknowledged first, and worked on after. */
export function listen(app: App, given: Given): void {
  const { deps, access, client } = given

  app.command('/council', async ({ ack, command, respond }) => {
    await ack()
    const { user_id: id, user_name: name, channel_id: channel, text } = command
    if (channel !== access.channel) return tell(respond, [{ text: wordsIn('en').elsewhere }])
    const told = await converse(deps, {
      text,
      by: personOf({ id, name }),
      target: TARGET,
      command: '/council',
      delivery: `slack ${command.trigger_id}`,
      maySteer: maySteer(access, id),
      workspaceId: WORKSPACE,
    })
    await tell(respond, told.lines)
  })

  app.action({ type: 'block_actions', action_id: ANSWER_ACTION }, async ({ ack, body, action, respond }) => {
    await ack()
    const button = action.type === 'button' ? readButton(action.value ?? '') : null
    const { id } = body.user
    if (button === null || body.channel?.id !== access.channel) return
    if (!maySteer(access, id)) return tell(respond, [{ text: wordsIn('en').mayNotAnswer }])
    const { exportId, option } = button
    await answer(given, {
      exportId,
      answer: { option },
      who: { id, name: nameOf(body.user) },
      // However often somebody presses it, it is one answer.
      delivery: `slack ${body.channel.id} ${body.message?.ts} ${action.action_id} ${id}`,
      refuse: (text) => tell(respond, [{ text }]),
    })
  })

  app.action({ type: 'block_actions', action_id: WORDS_ACTION }, async ({ ack, body, action, respond }) => {
    await ack()
    const exportId = action.type === 'button' ? (action.value ?? '') : ''
    if (body.channel?.id !== access.channel) return
    if (!maySteer(access, body.user.id)) return tell(respond, [{ text: wordsIn('en').mayNotAnswer }])
    const found = await findQuestion(deps, { exportId, target: TARGET, workspaceId: WORKSPACE })
    if (found === null) return
    const { question, state } = found
    const { language } = state.meeting
    if (!question.takesText || !question.isOpen)
      return tell(respond, [{ text: question.settled ?? wordsIn(language).gone }])
    const view = answerForm(question, language, { exportId, channel: access.channel })
    await client.views.open({ trigger_id: body.trigger_id, view })
  })

  app.view(FORM, async ({ ack, body, view }) => {
    await ack()
    const about = readAbout(view.private_metadata)
    const text = typedIn(view.state.values)
    const { id } = body.user
    if (about === null || about.channel !== access.channel || !maySteer(access, id)) return
    await answer(given, {
      exportId: about.exportId,
      answer: { text },
      who: { id, name: nameOf(body.user) },
      delivery: `slack ${view.id}`,
      refuse: async (refusal) => {
        const [message] = messagesOf([{ kind: 'text', text: refusal }], refusal)
        if (message !== undefined)
          await client.chat.postEphemeral({ channel: about.channel, user: id, ...message })
      },
    })
  })

  // What carries no answer, such as a button of an old message, is taken all the same: Slack would show a failure.
  app.action(/^/, async ({ ack }) => ack())
}

/** Whom Slack lets write there; a list of our own narrows it down. */
const maySteer = ({ users }: SlackAccess, id: string): boolean => users === null || users.includes(id)

const personOf = ({ id, name }: Who) => ({ kind: 'person' as const, id: `slack:${id}`, name })

const nameOf = (user: { id: string; name?: string; username?: string }): string =>
  user.name ?? user.username ?? user.id

type Answered = {
  exportId: string
  answer: { option: number } | { text: string }
  who: Who
  delivery: string
  refuse(text: string): Promise<void>
}

async function answer({ deps }: Given, { exportId, answer: said, who, delivery, refuse }: Answered) {
  const by = personOf(who)
  const given = { exportId, answer: said, by, delivery, target: TARGET, workspaceId: WORKSPACE }
  const refused = await answerQuestion(deps, given)
  if (refused !== null) await refuse(refused.refused)
}

/** Slack takes five answers to one request. */
const MOST_ANSWERS = 4

async function tell(respond: RespondFn, said: readonly Line[]): Promise<void> {
  const pieces = said.flatMap(({ text, url }): Piece[] => [
    ...linesOf(text).map((line): Piece => ({ kind: 'text', text: line })),
    ...(url === undefined ? [] : linkPieces(url, languageOf(text))),
  ])
  const messages = messagesOf(pieces, said[0]?.text ?? '')
  for (const message of messages.slice(0, MOST_ANSWERS))
    await respond({ ...message, response_type: 'ephemeral', replace_original: false })
}
