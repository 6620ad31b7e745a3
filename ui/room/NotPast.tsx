import type { ReactNode } from 'react'
import { useIsPast } from './room-context.ts'

/** What belongs to the present of a council, a recording's as well: it is not there where the past is looked at. */
export const NotPast = ({ children }: { children: ReactNode }) => (useIsPast() ? null : children)
