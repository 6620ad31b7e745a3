import type { ActionItem, Anchor, DecisionLog } from '../../schemas/generated/types.ts'

export type SupportKind = 'decision' | 'task' | 'risk' | 'question' | 'reason' | 'dissent' | 'option'

/** What rests on each line of the source, by its 1-based number. */
export function supportedLines(
  text: string,
  log: DecisionLog,
  tasks: readonly ActionItem[],
): Map<number, SupportKind[]> {
  const found = new Map<number, SupportKind[]>()
  const rests = (kind: SupportKind, anchors: readonly Anchor[]) => {
    for (const { line, start, end } of anchors) {
      if (line === null) continue
      const last = line + (text.slice(start, end).match(/\n/g)?.length ?? 0)
      for (let n = line; n <= last; n++) {
        const kinds = found.get(n) ?? []
        if (!kinds.includes(kind)) found.set(n, [...kinds, kind])
      }
    }
  }
  for (const { anchors } of log.decisions) rests('decision', anchors)
  for (const { anchors } of tasks) rests('task', anchors)
  for (const { anchors } of log.rationale) rests('reason', anchors)
  for (const { pros, cons } of log.alternatives)
    for (const { anchors } of [...pros, ...cons]) rests('option', anchors)
  for (const { anchors } of log.risks) rests('risk', anchors)
  for (const { anchors } of log.dissent) rests('dissent', anchors)
  for (const { anchors } of log.open_questions) rests('question', anchors)
  return found
}

/** A stretch of lines that is shown, or one that is left out. */
export type Stretch = { from: number; to: number; isShown: boolean }

/** Of a long text only what something rests on, and the lines around it. */
export function stretchesOf(count: number, supported: ReadonlyMap<number, unknown>, most: number): Stretch[] {
  if (count <= most) return [{ from: 1, to: count, isShown: true }]
  const stretches: Stretch[] = []
  let next = 1
  for (const line of [...supported.keys()].toSorted((a, b) => a - b)) {
    const from = Math.max(next, line - AROUND)
    const to = Math.min(count, line + AROUND)
    const last = stretches.at(-1)
    if (last !== undefined && from === next) last.to = Math.max(last.to, to)
    else {
      if (from > next) stretches.push({ from: next, to: from - 1, isShown: false })
      stretches.push({ from, to, isShown: true })
    }
    next = Math.max(next, to + 1)
  }
  if (next <= count) stretches.push({ from: next, to: count, isShown: false })
  return stretches
}

const AROUND = 3
