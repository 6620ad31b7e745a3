import { Problem } from '../problem.ts'

/** The target that a body names. */
export function exportBody(body: unknown): { target: string } {
  const target = typeof body === 'object' && body !== null && 'target' in body ? body.target : undefined
  if (typeof target === 'string' && target.length > 0 && target.length <= 60) return { target }
  throw new Problem(400, 'Name a target: {"target": "notion"}. GET /runs/{id}/exports lists them.')
}
