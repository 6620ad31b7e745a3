import type { RespondFn } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { languageOf } from '../../../council/meeting/language.ts'
import type { Line } from '../../conversation/said.ts'
import { messagesOf } from './message.ts'
import { lines as linesOf, type Piece } from './pieces.ts'
import { linkPieces } from './record.ts'

/** Slack takes five answers to one request. */
const MOST_ANSWERS = 4

/** Tells whoever asked, and nobody else. */
export async function tell(respond: RespondFn, said: readonly Line[]): Promise<void> {
  const pieces = said.flatMap(({ text, url }): Piece[] => [
    ...linesOf(text).map((line): Piece => ({ kind: 'text', text: line })),
    ...(url === undefined ? [] : linkPieces(url, languageOf(text))),
  ])
  const messages = messagesOf(pieces, said[0]?.text ?? '')
  for (const message of messages.slice(0, MOST_ANSWERS))
    await respond({ ...message, response_type: 'ephemeral', replace_original: false })
}

/** The same to a person in a channel, where Slack gave no address to answer to. */
export async function tellAlone(
  client: WebClient,
  { channel, user }: { channel: string; user: string },
  text: string,
): Promise<void> {
  const [message] = messagesOf([{ kind: 'text', text }], text)
  if (message !== undefined) await client.chat.postEphemeral({ channel, user, ...message })
}
