/** Where a run stands that an answer names. */
export function locationOf(body: unknown): string | null {
  const run = typeof body === 'object' && body !== null && 'run' in body ? body.run : null
  const id = typeof run === 'object' && run !== null && 'id' in run ? run.id : null
  return typeof id === 'string' ? `/api/v1/runs/${encodeURIComponent(id)}` : null
}
