// The people in the workspace: what they do is sent, signed, to the app's request URL or over its sockets.
import type { House } from '../house.ts'
import { groundOf } from './ground.ts'
import { inChannels } from './in-channels.ts'
import { inViews } from './in-views.ts'
import type { Line } from './line.ts'
import { onItsOwn } from './on-its-own.ts'

export type SlackPeople = ReturnType<typeof people>

export function people(house: House, line: Line) {
  const ground = groundOf(house, line)
  return {
    ...inChannels(ground),
    ...inViews(ground),
    ...onItsOwn(ground),
    /** Where the app listens: from now on at `url`, where one is given. */
    requestUrl: (url?: string) => (line.requestUrl = url ?? line.requestUrl),
    /** How many sockets the app has open. */
    sockets: () => line.sockets.connections(house.app),
    /** Slack asks the app's sockets to connect anew. */
    refreshSockets: (reason: 'warning' | 'refresh_requested' | 'link_disabled') =>
      line.sockets.refresh(reason),
  }
}
