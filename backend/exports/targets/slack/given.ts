import type { WebClient } from '@slack/web-api'
import type { SlackAccess } from '../../../ports/services.ts'
import type { DoorDeps } from '../target-kind.ts'

/** What the listeners of the channel work with. */
export type Given = { deps: DoorDeps; access: SlackAccess; client: WebClient }
