import type { RunState } from '../state.ts'

/** Whether a seat may see what was said or claimed in the blind round: its own, and all of it after the reveal. */
export const mayRead = (
  state: RunState,
  seat: string,
  one: { sealed?: boolean; seat: string | null; itemId: string | null },
): boolean => one.sealed !== true || one.seat === seat || state.items[one.itemId ?? '']?.revealed === true
