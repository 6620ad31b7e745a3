import { useState } from 'react'
import type { ArtifactData } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { useFetched } from '../lib/use-fetched.ts'
import { listOf, textOf, type Row } from '../lib/reading.ts'
import { dayAndTime } from '../lib/time.ts'
import { useRoom, useRun } from '../room/room-context.ts'
import { placeInWords } from './place-in-words.ts'
import { words } from '../words/words.ts'

type Kind = ArtifactData['kind']

/** What became of each document. */
export default function VersionsList() {
  const [kind, setKind] = useState<Kind>('decision_log')
  const held = useRun((run) => run.artifacts)
  const kinds = KINDS.filter((one) => held[one] !== undefined)
  return (
    <>
      <div className="border-b border-line px-5 py-3">
        <SelectField
          label={words.versionWords.of}
          value={kind}
          choices={kinds.map((one) => ({ value: one, label: words.documentName[one] }))}
          onChange={(chosen) => setKind(kinds.find((one) => one === chosen) ?? 'decision_log')}
        />
      </div>
      <ScrollRegion aria-label={words.versionWords.title} className="min-h-0 flex-1 px-5 py-4">
        <Listed key={`${kind} ${held[kind]?.version}`} kind={kind} />
      </ScrollRegion>
    </>
  )
}

const KINDS: readonly Kind[] = ['decision_log', 'action_items', 'summary']

function Listed({ kind }: { kind: Kind }) {
  const { session } = useRoom()
  const path = `/runs/${encodeURIComponent(session.runId)}/artifacts/${kind}/versions?limit=100`
  const { answer, state, again } = useFetched(path)
  if (state === 'loading') return <p className="text-soft">{words.versionWords.loading}</p>
  if (state === 'failed')
    return (
      <p>
        {words.versionWords.failed} <Button onClick={again}>{words.versionWords.again}</Button>
      </p>
    )
  return (
    <ol className="grid grid-cols-1 gap-4">
      {listOf(answer, 'items').map((one) => (
        <Version key={String(one.version)} version={one} kind={kind} />
      ))}
    </ol>
  )
}

function Version({ version, kind }: { version: Row; kind: Kind }) {
  const changes = listOf(version, 'changes')
  const at = textOf(version, 'at')
  const approved = listOf(version, 'approvals').map((one) => textOf(one.by, 'name') ?? '')
  return (
    <li className="rounded-lg border border-line px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{words.versionWords.version(Number(version.version))}</span>
        <span>{textOf(version.by, 'name')}</span>
        {at !== undefined && (
          <time dateTime={at} className="text-[0.93rem] text-soft">
            {dayAndTime(at)}
          </time>
        )}
      </p>
      {approved.length > 0 && <p className="text-good">{words.versionWords.approved(approved.join(', '))}</p>}
      {changes.length === 0 && <p className="text-soft">{words.versionWords.first}</p>}
      <ul className="mt-1 grid grid-cols-1 gap-1.5">
        {changes.map((one, index) => (
          <Change key={index} change={one} kind={kind} />
        ))}
      </ul>
    </li>
  )
}

function Change({ change, kind }: { change: Row; kind: Kind }) {
  const before = textOf(change, 'before')
  const after = textOf(change, 'after')
  const what = textOf(change, 'what')
  return (
    <li className="text-[0.93rem] leading-snug">
      <span className="text-soft">
        {placeInWords(kind, textOf(change, 'pointer') ?? '')}
        {what === 'added' && ` ${words.versionWords.added}`}
        {what === 'removed' && ` ${words.versionWords.removed}`}:{' '}
      </span>
      {what !== 'added' && (before === undefined ? <Nothing /> : <del className="text-bad">{before}</del>)}
      {what === 'changed' && ' → '}
      {what !== 'removed' &&
        (after === undefined ? <Nothing /> : <ins className="text-good no-underline">{after}</ins>)}
    </li>
  )
}

const Nothing = () => <span className="text-soft">{words.versionWords.nothing}</span>
