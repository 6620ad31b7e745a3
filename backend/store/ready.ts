import type { RunLog } from '../ports/run-log.ts'

/** Whether the store answers, and what it says where it does not. */
export async function storeReady(log: Pick<RunLog, 'runs'>) {
  try {
    await log.runs({ workspaceId: 'main', limit: 1 })
    return { name: 'store', ok: true }
  } catch (error) {
    return {
      name: 'store',
      ok: false,
      detail: error instanceof Error ? error.message : 'It does not answer.',
    }
  }
}
