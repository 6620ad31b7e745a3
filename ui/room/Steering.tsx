import type { ReactNode } from 'react'
import { useCanAsk } from './use-can-ask.ts'

/** What changes something of a council: it is not there where nothing can be changed. */
export const Steering = ({ children }: { children: ReactNode }) => (useCanAsk() ? children : null)
