import type { ReactNode } from 'react'
import { useIsPast } from './room-context.ts'

/** What changes something of a council: it is not there where the past is looked at. */
export const Steering = ({ children }: { children: ReactNode }) => (useIsPast() ? null : children)
