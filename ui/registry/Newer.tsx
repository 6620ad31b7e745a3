import { useEffect, useRef } from 'react'
import { textOf, type Row } from '../lib/reading.ts'
import { pageWords } from '../words/words.ts'
import { Diff } from './Diff.tsx'

type Props = { before: Row; after: Row; asText: (row: Row) => string }

/** Somebody has saved a version while this one was written: who, and what changed. */
export function Newer({ before, after, asText }: Props) {
  const { newer, newerHint, somebody } = pageWords.registry
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [after])
  return (
    <section role="alert" className="grid gap-2 rounded-lg border border-warn bg-warn-tint p-4">
      <h2 ref={heading} tabIndex={-1} className="text-[1.14rem] text-warn">
        {newer(textOf(after.by, 'name') ?? somebody, textOf(after, 'version') ?? '')}
      </h2>
      <p>{newerHint}</p>
      <Diff before={asText(before)} after={asText(after)} />
    </section>
  )
}
