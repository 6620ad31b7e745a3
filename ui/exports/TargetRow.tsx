import { Served, useServed } from '../components/Served.tsx'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { dayAndTime } from '../lib/time.ts'
import { Failed } from './Failed.tsx'
import { isThere, linkOf, pathOf, type Group, type Sent } from './grouped.ts'
import { Preview } from './Preview.tsx'
import type { useOutbox } from './use-exports.ts'
import { words } from '../words/words.ts'

type Props = {
  group: Group
  base: string
  outbox: ReturnType<typeof useOutbox>
  held: boolean
  /** Sends the record, where need be after a question. */
  send: (work: () => void) => void
}

/** One target: whether the record is there, the way to it, and what to do where it is not. */
export function TargetRow({ group, base, outbox, held, send }: Props) {
  const { name, state, items, main, noted, troubled } = group
  const served = useServed()
  const title = served(group.title)
  const isBroken = troubled.some(({ status }) => status !== 'removed')
  return (
    <>
      <div className="flex items-start justify-between gap-x-3">
        <p className="min-w-0 font-medium break-words">
          {title} <Way sent={main} target={title} />
        </p>
        {state !== 'off' && !held && (
          <Button
            small
            data-export
            aria-disabled={outbox.busy}
            aria-label={
              items.length === 0 ? words.exportWords.send(title) : words.exportWords.sendAgain(title)
            }
            onClick={() => send(() => outbox.ask(`${base}/exports`, { target: name }))}
          >
            {items.length === 0 ? words.exportWords.act : words.exportWords.actAgain}
          </Button>
        )}
      </div>
      <p className="text-[0.93rem] text-soft">{howItStands(group)}</p>
      <Path url={main?.url ?? null} />
      {state === 'paused' && (
        <p className="text-[0.93rem] text-warn">{words.exportWords.paused(served(group.detail ?? ''))}</p>
      )}
      {noted.map(({ id, title: of, error }) => (
        <p key={id} className="mt-1.5 text-[0.93rem] break-words text-soft">
          <span className="font-medium">{of}:</span> {error}
        </p>
      ))}
      {troubled.map((sent) => (
        <Trouble key={sent.id} sent={sent} outbox={outbox} />
      ))}
      {isBroken && <MarkdownLink base={base} />}
      {state === 'off' && <Off group={group} base={base} />}
    </>
  )
}

function howItStands({ state, items, main, there, later, troubled }: Group): string {
  if (items.length === 0) return state === 'off' ? words.exportWords.off : words.exportWords.notSent
  const all = items.length
  if (there === all && main !== null) return words.exportWords.at(dayAndTime(main.updatedAt))
  const first = later[0]?.nextAt ?? null
  if (first !== null && main !== null && isThere(main) && there + later.length === all)
    return words.exportWords.thereAndLater(dayAndTime(main.updatedAt), later.length, dayAndTime(first))
  return troubled.length > 0 ? words.exportWords.some(there, all) : words.exportWords.underWay(there, all)
}

/** The link to what is there. */
function Way({ sent, target }: { sent: Sent | null; target: string }) {
  if (sent === null || (!isThere(sent) && sent.url === null)) return null
  const link = linkOf(sent.url)
  if (link !== null)
    return (
      <a
        href={link}
        target="_blank"
        rel="noopener noreferrer"
        className="font-normal text-accent underline underline-offset-2"
      >
        {words.exportWords.opens(target)}{' '}
        <span className="text-[0.86rem] text-soft">{words.exportWords.newTab}</span>
      </a>
    )
  return null
}

function Path({ url }: { url: string | null }) {
  const path = pathOf(url)
  if (path === null) return null
  return (
    <p className="text-[0.93rem] text-soft">
      {words.exportWords.written} <code className="break-all">{path}</code>
    </p>
  )
}

function Trouble({ sent, outbox }: { sent: Sent; outbox: Props['outbox'] }) {
  const { status, title, error } = sent
  return (
    <div className="mt-1.5 rounded-md bg-warn-tint px-3 py-2 text-[0.93rem] text-warn">
      <p className="flex flex-wrap items-start justify-between gap-2">
        <span className="flex min-w-0 items-start gap-1.5">
          <span className="mt-0.5">
            <Icon name="warn" />
          </span>
          <span className="min-w-0 break-words">
            <span className="font-medium">{title}:</span> <WhatHappened sent={sent} />
          </span>
        </span>
        <Button
          small
          aria-disabled={outbox.busy}
          aria-label={words.exportWords.retryOf(title)}
          onClick={({ currentTarget }) => {
            // This line goes when it is mended: who presses by keyboard stays at the target.
            currentTarget.closest('li')?.querySelector('button')?.focus()
            outbox.ask(`/exports/${encodeURIComponent(sent.id)}/retry`)
          }}
        >
          {status === 'unconfirmed'
            ? words.exportWords.sendOnce
            : status === 'removed'
              ? words.exportWords.makeAnew
              : words.exportWords.retry}
        </Button>
      </p>
      {error !== null && <p className="mt-1 break-words">{error}</p>}
    </div>
  )
}

function WhatHappened({ sent }: { sent: Sent }) {
  const { status, attempt, nextAt } = sent
  if (status === 'unconfirmed') return words.exportWords.unconfirmed
  if (status === 'removed') return words.exportWords.removed
  if (status === 'dead') return words.exportWords.dead
  return <Failed attempt={attempt} nextAt={nextAt} />
}

/** Whatever fails, the record can be taken along. */
function MarkdownLink({ base }: { base: string }) {
  return (
    <a
      href={`/api/v1${base}/artifacts/decision_log?format=md`}
      download="decision_log.md"
      className="mt-1.5 inline-flex min-h-6 items-center gap-1.5 text-accent underline underline-offset-2 pointer-coarse:min-h-11"
    >
      <Icon name="download" />
      {words.exportWords.markdown}
    </a>
  )
}

function Off({ group, base }: { group: Group; base: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <p className="text-[0.93rem] break-words text-soft">
        <Served text={group.detail ?? ''} />
      </p>
      <Button small look="quiet" onClick={() => setIsOpen(true)}>
        {words.exportWords.preview}
      </Button>
      <Preview base={base} open={isOpen} onOpenChange={setIsOpen} />
    </>
  )
}
