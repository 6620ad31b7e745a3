import { useMemo, useState } from 'react'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { go } from '../app/router.ts'
import { focusHeading } from '../app/use-page.ts'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { isRow, listOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { timeboxOf } from '../preparation/agenda/durations.ts'
import { EditForm } from '../registry/EditForm.tsx'
import { Facts, Part } from '../registry/Facts.tsx'
import { Fetching } from '../registry/Fetching.tsx'
import { inWords, readAgent, readTemplate, type ShownTemplate } from '../registry/read-registry.ts'
import { Versions } from '../registry/Versions.tsx'
import { language, pageWords, words } from '../words/words.ts'
import { Duplicate } from './Duplicate.tsx'
import { templateFields } from './edit-fields.ts'
import { templateLists } from './edit-lists.ts'
import { gateFacts, phaseFacts, promptFacts, templateAsText } from './facts.ts'
import { ResultLine } from './ResultLine.tsx'
import { resultsOf } from './results.ts'
import { preparePath } from './prepare-path.ts'

/** One ready council: its seats, phases, gates and prompts, its versions, and what came of it. */
export default function TemplatePage({ params, query }: PageProps) {
  const path = `/templates/${encodeURIComponent(params.id ?? '')}`
  const v = query.get('v')
  const { answer, state, again } = useFetched(v === null ? path : `${path}?v=${encodeURIComponent(v)}`)
  const [doing, set] = useState<'look' | 'edit' | 'duplicate'>('look')
  const agents = useFetched('/agents').answer
  const known = useMemo(() => listOf(agents, 'items').flatMap(readAgent), [agents])
  const fields = useMemo(() => templateFields(known), [known])
  const crumbs = [{ title: words.shell.templates, href: '/templates' }]
  const read = isRow(answer) ? readTemplate(answer)[0] : undefined
  if (read === undefined)
    return (
      <PageBody title={words.shell.templates} crumbs={crumbs}>
        <Fetching state={state} again={again} />
      </PageBody>
    )
  const template = inWords(read, language)
  const isOwn = read.row.builtIn !== true
  return (
    <PageBody
      title={template.title}
      lead={template.description}
      crumbs={crumbs}
      actions={
        <>
          <Button look="main" onClick={() => go(preparePath(template.id))}>
            {pageWords.registry.use}
          </Button>
          <Button onClick={() => set('duplicate')}>{pageWords.registry.duplicate}</Button>
          {isOwn && v === null && <Button onClick={() => set('edit')}>{pageWords.registry.edit}</Button>}
        </>
      }
    >
      {doing === 'duplicate' && (
        <Duplicate
          template={template}
          onCancel={() => {
            set('look')
            focusHeading()
          }}
        />
      )}
      {doing === 'edit' ? (
        <EditForm
          path={path}
          row={read.row}
          fields={fields}
          lists={templateLists(known)}
          asText={templateAsText}
          onDone={(changed) => {
            set('look')
            focusHeading()
            if (changed) again()
          }}
        />
      ) : (
        <About key={read.version} template={template} path={path} onChanged={again} />
      )}
    </PageBody>
  )
}

type AboutProps = { template: ShownTemplate; path: string; onChanged: () => void }

function About({ template, path, onChanged }: AboutProps) {
  const { id, seats, agenda, maxMinutes, version, row } = template
  const { registry, prepare } = pageWords
  const held = useFetched(`/insights/councils?template=${encodeURIComponent(id)}`)
  const results = useMemo(() => resultsOf(held.answer).get(id), [held.answer, id])
  return (
    <>
      {row.builtIn === true && <p className="mb-2 text-soft">{registry.builtInOnly}</p>}
      <p className="tabular">
        {registry.version} {version}, {registry.length(timeboxOf(maxMinutes))}
      </p>
      {held.state === 'here' && <ResultLine results={results} />}
      <Part title={registry.seatsTitle}>
        <Facts
          facts={seats.map(({ name, role, agent }) => [
            name,
            <span key={agent}>
              {prepare.roles[role]} ·{' '}
              <Link
                href={`/agents/${encodeURIComponent(agent)}`}
                className="text-accent underline"
                data-verbatim
              >
                {agent}
              </Link>
            </span>,
          ])}
        />
      </Part>
      <Part title={registry.agenda}>
        <ol className="list-decimal ps-5">
          {agenda.map(({ key, title, kind, time, atZero }) => (
            <li key={key}>
              {title} · {prepare.kinds[kind]} · <span className="tabular">{time}</span> ·{' '}
              {prepare.zero[atZero]}
            </li>
          ))}
        </ol>
      </Part>
      <Part title={registry.phases}>
        <Facts facts={phaseFacts(row)} />
      </Part>
      <Part title={registry.gates}>
        <Facts facts={gateFacts(row)} />
      </Part>
      <Part title={registry.prompts}>
        <Facts
          facts={promptFacts(row).map(([role, text]) => [
            role,
            <p key={role} className="max-w-[70ch]" data-verbatim>
              {text}
            </p>,
          ])}
        />
      </Part>
      <Part title={registry.versions}>
        <Versions
          path={path}
          shown={typeof row.versionNumber === 'number' ? row.versionNumber : 0}
          asText={templateAsText}
          onChanged={onChanged}
        />
      </Part>
    </>
  )
}
