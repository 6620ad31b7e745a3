import { councilPath } from '../app/router.ts'
import { rowId } from '../room/show-message.ts'

/** The address of a message in its room. */
export const messageLink = (runId: string, messageId: string): string =>
  `${councilPath(runId)}/live#${rowId(messageId)}`

/** The message that an address names, if it names one. */
export const messageIn = (hash: string): string | null => /^#message-(.+)$/.exec(hash)?.[1] ?? null
