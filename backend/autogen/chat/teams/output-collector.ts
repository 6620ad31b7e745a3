import type { Agent } from '../../core/agent.ts'
import type { AgentId } from '../../core/ids.ts'
import { isGroupChatEvent } from './protocol.ts'

/** Brings what is shown in a team to whoever watches the run it belongs to, in the order it was said. */
export class OutputCollector implements Agent {
  readonly id: AgentId
  readonly description = 'Brings what is said to whoever watches.'

  constructor(id: AgentId) {
    this.id = id
  }

  onMessage(message: unknown): void {
    if (!isGroupChatEvent(message)) return
    if (message.type === 'GroupChatMessage') message.run.show(message.message, message.attempt)
    else if (message.type === 'GroupChatTermination') message.run.over()
  }

  saveState(): null {
    return null
  }

  loadState(): void {}
}
