import type { ModelMessage } from './model-client.ts'

/**
 * Messages that may only be shown together: tool results belong to the calls before them, and providers refuse one
 * without the other. Results at the very beginning, whose calls are not there, are left out.
 */
export function blocksOf(messages: readonly ModelMessage[]): ModelMessage[][] {
  const blocks: ModelMessage[][] = []
  for (const message of messages) {
    const last = blocks.at(-1)
    if (message.type === 'FunctionExecutionResultMessage') last?.push(message)
    else blocks.push([message])
  }
  return blocks
}

/** How many blocks, from the first on, fit into `size` messages. */
export function blocksWithin(blocks: readonly (readonly ModelMessage[])[], size: number): number {
  let [fitting, room] = [0, size]
  for (const block of blocks) {
    room -= block.length
    if (room < 0) break
    fitting += 1
  }
  return fitting
}
