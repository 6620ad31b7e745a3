import { parseSync } from 'vite'
import type { Source } from './architecture.ts'
import type { Found } from './reg-exps.ts'

/** The patterns that stand between strokes in a source file. */
export function literalsIn({ file, text }: Source): Found[] {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const found: Found[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null || node instanceof RegExp) return
    if ('regex' in node && 'start' in node && isPattern(node.regex))
      found.push({
        pattern: new RegExp(node.regex.pattern, node.regex.flags),
        place: `${file}:${text.slice(0, Number(node.start)).split('\n').length}`,
      })
    Object.values(node).forEach(visit)
  }
  visit(program)
  return found
}

const isPattern = (value: unknown): value is { pattern: string; flags: string } =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value
