import { Suspense, type ComponentProps } from 'react'
import type { DecisionForm as Decision } from './DecisionForm.tsx'
import type { RiskForm as Risk } from './RiskForm.tsx'
import type { TaskForm as Task } from './TaskForm.tsx'
import { later } from '../lib/later.ts'

// Nobody edits before they have read: the forms are loaded with the first press.
const LaterTask = later(async () => ({ default: (await import('./TaskForm.tsx')).TaskForm }))
const LaterRisk = later(async () => ({ default: (await import('./RiskForm.tsx')).RiskForm }))
const LaterDecision = later(async () => ({ default: (await import('./DecisionForm.tsx')).DecisionForm }))

/** A task in fields. */
export const TaskForm = (props: ComponentProps<typeof Task>) => (
  <Suspense fallback={null}>
    <LaterTask {...props} />
  </Suspense>
)

/** A risk in fields. */
export const RiskForm = (props: ComponentProps<typeof Risk>) => (
  <Suspense fallback={null}>
    <LaterRisk {...props} />
  </Suspense>
)

/** The decision in words. */
export const DecisionForm = (props: ComponentProps<typeof Decision>) => (
  <Suspense fallback={null}>
    <LaterDecision {...props} />
  </Suspense>
)
