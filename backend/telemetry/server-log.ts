import { pino } from 'pino'
import type { Log } from '../ports/access.ts'

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/**
 * One line of JSON for each thing that happened. JSON escapes line ends and most of what a terminal obeys; the rest
 * (DEL, the C1 controls) is escaped here, so that nobody writes lines or colours into our log (SECURITY point 63).
 */
export function serverLog(level: Level, write: (line: string) => void): Log {
  return pino({ level, base: null }, { write: (line) => write(line.replaceAll(UNESCAPED, escaped)) })
}

const UNESCAPED = /[\u007F-\u009F\u2028\u2029]/g

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}
