import { firstClaims, type Step, type Trail } from './trail.ts'

/** More than the turns of a long day leave; of still more the newest are sent. */
const MOST_STEPS = 4_000

/** The end of a way: its length, and its last steps with their places. */
export type LightTrail = { length: number; held: [number, Step][] }

/**
 * The way of a long run as it is opened: who stood where, what was raised, answered and decided, and the turns. Claims
 * that neither object nor answer are not sent: the turn that brought them tells how many were new.
 */
export function lightTrail(trail: Trail, most = MOST_STEPS): LightTrail {
  const steps: Step[] = []
  const isFirst = firstClaims()
  let ofTurn: Step[] = []
  let newClaims = 0
  for (const step of trail) {
    if (step.type === 'claim' && isFirst(step.data)) newClaims += 1
    if (step.type !== 'turn') ofTurn.push(step)
    else {
      steps.push(...ofTurn.filter(matters), { ...step, newClaims })
      ofTurn = []
      newClaims = 0
    }
  }
  // A turn that goes on is summed up when it ends.
  steps.push(...ofTurn)
  const from = Math.max(0, steps.length - most)
  return { length: steps.length, held: steps.slice(from).map((step, at) => [from + at, step]) }
}

const matters = (step: Step): boolean =>
  step.type !== 'claim' || step.data.challenges !== undefined || step.data.answers !== undefined
