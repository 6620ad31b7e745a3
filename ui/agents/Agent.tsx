import { Served, useServed } from '../components/Served.tsx'
import { useState, type ReactNode } from 'react'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { focusHeading } from '../app/use-page.ts'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { has, isRow, textOf, type Row } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { otherFields } from '../registry/as-text.ts'
import { EditForm } from '../registry/EditForm.tsx'
import { Facts, Part } from '../registry/Facts.tsx'
import { Fetching } from '../registry/Fetching.tsx'
import { readAgent, type ShownAgent } from '../registry/read-registry.ts'
import { Versions } from '../registry/Versions.tsx'
import { pageWords, words } from '../words/words.ts'
import { agentFields } from './edit-fields.ts'

/** One agent: who it is, what it is asked, what it may do, and how it came to be so. */
export default function AgentPage({ params, query }: PageProps) {
  const path = `/agents/${encodeURIComponent(params.id ?? '')}`
  const v = query.get('v')
  const { answer, state, again } = useFetched(v === null ? path : `${path}?v=${encodeURIComponent(v)}`)
  const [isEditing, edit] = useState(false)
  const served = useServed()
  const agent = isRow(answer) ? readAgent(answer)[0] : undefined
  const crumbs = [{ title: words.shell.agents, href: '/agents' }]
  if (agent === undefined)
    return (
      <PageBody title={words.shell.agents} crumbs={crumbs}>
        <Fetching state={state} again={again} />
      </PageBody>
    )
  const canEdit = v === null && !isEditing
  return (
    <PageBody
      title={isEditing ? pageWords.registry.editTitle(served(agent.name)) : served(agent.name)}
      lead={served(agent.description)}
      crumbs={crumbs}
      actions={canEdit && <Button onClick={() => edit(true)}>{pageWords.registry.edit}</Button>}
    >
      {v !== null && (
        <p className="mb-4 rounded-md bg-warn-tint px-4 py-2 text-warn">
          {pageWords.registry.old(agent.version)}{' '}
          <Link href={path} className="font-medium underline">
            {pageWords.registry.toNewest}
          </Link>
        </p>
      )}
      {isEditing ? (
        <EditForm
          path={path}
          row={agent.row}
          fields={agentFields}
          asText={asText}
          onDone={(changed) => {
            edit(false)
            focusHeading()
            if (changed) again()
          }}
        />
      ) : (
        <About key={agent.version} agent={agent} path={path} onChanged={again} />
      )}
    </PageBody>
  )
}

function About({ agent, path, onChanged }: { agent: ShownAgent; path: string; onChanged: () => void }) {
  const { role, model, version, usedIn, runs30d, row } = agent
  const shown = typeof row.versionNumber === 'number' ? row.versionNumber : 0
  const places = usedIn.map(({ id, title }) => (
    <Link key={id} href={`/templates/${encodeURIComponent(id)}`} className="me-3 text-accent underline">
      <Served text={title} />
    </Link>
  ))
  return (
    <>
      <Facts
        facts={[
          [pageWords.registry.role, pageWords.prepare.roles[role]],
          [pageWords.registry.version, version],
          [pageWords.registry.model, model ?? pageWords.registry.usualModel],
          [pageWords.registry.usedIn, places.length === 0 ? pageWords.registry.nowhere : places],
          [pageWords.registry.recent, runs30d === null ? '—' : pageWords.registry.runs(runs30d)],
        ]}
      />
      <Part title={pageWords.registry.prompt}>
        <p
          data-verbatim
          className="rounded-lg border border-line bg-sheet px-4 py-3 font-mono text-[0.86rem] whitespace-pre-wrap"
        >
          {textOf(row, 'prompt')}
        </p>
      </Part>
      <Part title={pageWords.registry.permissions}>
        <Facts facts={permissions(row)} />
      </Part>
      <Part title={pageWords.registry.versions}>
        <Versions path={path} shown={shown} asText={asText} onChanged={onChanged} />
      </Part>
    </>
  )
}

const SOURCES = ['all', 'cited', 'none'] as const
const sourcesIn = (context: unknown): (typeof SOURCES)[number] =>
  SOURCES.find((one) => one === textOf(context, 'sources')) ?? 'all'

function permissions(row: Row): (readonly [string, ReactNode])[] {
  const { registry } = pageWords
  const given = Array.isArray(row.contributions) ? row.contributions : []
  const { context } = row
  const number = (value: unknown) => (typeof value === 'number' ? String(value) : '—')
  return [
    [
      registry.contributions,
      <span key="given" data-verbatim>
        {given.filter((one) => typeof one === 'string').join(', ') || '—'}
      </span>,
    ],
    [registry.contextTurns, number(row.contextTurns)],
    [
      registry.contextMinutes,
      has(context, 'minutes') && context.minutes === false ? registry.no : registry.yes,
    ],
    [registry.contextSources, registry.sourcesOf[sourcesIn(context)]],
    [registry.contextTokens, number(has(context, 'maxTokens') ? context.maxTokens : null)],
    [
      registry.deadline,
      typeof row.turnDeadlineSeconds === 'number' ? registry.seconds(row.turnDeadlineSeconds) : '—',
    ],
    [registry.attempts, number(row.attempts)],
    [registry.onFailure, row.onFailure === 'abort' ? registry.failures.abort : registry.failures.skip],
  ]
}

const TEXTS = ['name', 'description', 'model', 'prompt']

/** An agent as one text: first what people change most. */
const asText = (row: Row): string =>
  [...TEXTS.flatMap((key) => textOf(row, key) ?? []), ...otherFields(row, TEXTS)].join('\n\n')
