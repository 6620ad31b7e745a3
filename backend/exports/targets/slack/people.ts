import type { Actor } from '../../../../schemas/generated/types.ts'
import type { SlackAccess } from '../../../ports/services.ts'

/** The records of this installation, and the name of this target. */
export const HERE = { target: 'slack', workspaceId: 'main' } as const

/** Whom Slack lets write there; a list of our own narrows it down. */
export const maySteer = ({ users }: SlackAccess, id: string): boolean => users === null || users.includes(id)

/** Somebody in Slack, as the log names them. */
export const personOf = (user: { id: string; name?: string; username?: string }): Actor => ({
  kind: 'person',
  id: `slack:${user.id}`,
  name: user.name ?? user.username ?? user.id,
})
