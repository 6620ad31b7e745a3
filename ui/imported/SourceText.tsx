import { Fragment, useEffect, useMemo, useRef } from 'react'
import type { Anchor } from '../../schemas/generated/types.ts'
import { cx } from '../components/cx.ts'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { useRun } from '../room/room-context.ts'
import { stretchesOf, supportedLines, type SupportKind } from './supports.ts'
import { words } from '../words/words.ts'

/** More lines are not read from end to end: of a longer text the places that matter are shown. */
const MOST_LINES = 2_000
/** A line that is longer is no line of minutes; what matters of it opens with its quote. */
const LONGEST_LINE = 4_000

const NO_TASKS: never[] = []

/** The text as it came, numbered, with the lines marked that something rests on. */
export function SourceText({ at, className }: { at: Anchor | null; className?: string }) {
  const source = useRun((run) => run.meeting.context[0])
  const language = useRun((run) => run.meeting.language)
  const log = useRun((run) => run.artifacts.decision_log?.body)
  const tasks = useRun((run) => run.artifacts.action_items?.body) ?? NO_TASKS
  const text = source?.text ?? ''
  const lines = useMemo(() => text.split(/\r?\n/), [text])
  const supported = useMemo(
    () => (log === undefined ? new Map<number, SupportKind[]>() : supportedLines(text, log, tasks)),
    [text, log, tasks],
  )
  const stretches = useMemo(() => stretchesOf(lines.length, supported, MOST_LINES), [lines, supported])
  const region = useShown(at)
  const title = words.imported.textOf(source?.title ?? '')
  return (
    <ScrollRegion ref={region} aria-label={title} className={cx('min-h-0 bg-sheet', className)}>
      <ol lang={language} dir="auto" className="py-3 font-mono text-[0.93rem] leading-relaxed">
        {stretches.map(({ from, to, isShown }) => (
          <Fragment key={from}>
            {isShown ? (
              lines
                .slice(from - 1, to)
                .map((line, i) => (
                  <Line
                    key={from + i}
                    number={from + i}
                    text={line}
                    kinds={supported.get(from + i)}
                    isAt={at?.line === from + i}
                  />
                ))
            ) : (
              <li className="px-4 py-1 text-soft">… {words.imported.left(to - from + 1)}</li>
            )}
          </Fragment>
        ))}
      </ol>
    </ScrollRegion>
  )
}

type LineProps = { number: number; text: string; kinds: readonly SupportKind[] | undefined; isAt: boolean }

function Line({ number, text, kinds, isAt }: LineProps) {
  const shown = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text
  return (
    <li
      data-line={number}
      aria-current={isAt ? 'location' : undefined}
      className={cx(
        'grid grid-cols-[3.25rem_minmax(0,1fr)] gap-x-3 border-s-4 pe-4',
        isAt ? 'border-accent bg-tint' : kinds === undefined ? 'border-transparent' : 'border-mark',
      )}
    >
      <span aria-hidden="true" className="tabular text-end text-soft select-none">
        {number}
      </span>
      <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">
        {kinds === undefined ? shown : <mark className="rounded-sm">{shown}</mark>}
        {kinds !== undefined && (
          <span className="ms-2 font-sans text-[0.79rem] text-soft">
            {kinds.map((kind) => words.imported.kinds[kind]).join(', ')}
          </span>
        )}
      </span>
    </li>
  )
}

/** Goes to the line of the evidence that was asked for. */
function useShown(at: Anchor | null) {
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at?.line == null) return
    region.current?.querySelector(`[data-line="${at.line}"]`)?.scrollIntoView({ block: 'center' })
  }, [at])
  return region
}
