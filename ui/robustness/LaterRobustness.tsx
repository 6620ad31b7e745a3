import { Suspense } from 'react'
import { later } from '../lib/later.ts'
import type { Frame } from './RobustnessCard.tsx'

const RobustnessCard = later(async () => ({ default: (await import('./RobustnessCard.tsx')).RobustnessCard }))

/** What the decision withstands; the decision itself does not wait for it. */
export const LaterRobustness = ({ frame }: { frame: Frame }) => (
  <Suspense fallback={null}>
    <RobustnessCard frame={frame} />
  </Suspense>
)
