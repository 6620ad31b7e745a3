import { hash } from 'node:crypto'
import { canonical } from './canonical.ts'

/** SHA-256 as hex of a text's UTF-8. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** SHA-256 as hex over the RFC 8785 form of a value. */
export const digest = (value: unknown): string => hash('sha256', canonical(value), 'hex')
