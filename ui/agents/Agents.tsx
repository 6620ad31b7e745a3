import { Served, useServed } from '../components/Served.tsx'
import { PageBody } from '../app/PageBody.tsx'
import { useMedia } from '../app/use-media.ts'
import { Link } from '../components/Link.tsx'
import { listOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { Fetching } from '../registry/Fetching.tsx'
import { readAgent, type ShownAgent } from '../registry/read-registry.ts'
import { pageWords, words } from '../words/words.ts'

/** Every agent of the registry. */
export default function Agents() {
  const { answer, state, again } = useFetched('/agents')
  const agents = listOf(answer, 'items').flatMap(readAgent)
  return (
    <PageBody title={words.shell.agents} lead={pageWords.registry.agentsLead}>
      <Fetching state={state} again={again} />
      {agents.length > 0 && <AgentList agents={agents} />}
    </PageBody>
  )
}

/** From this width on a table has room for its columns. */
const TABLE = '(width >= 56rem)'

/** The agents: a table, or where that has no room a card each. */
function AgentList({ agents }: { agents: readonly ShownAgent[] }) {
  const isTable = useMedia(TABLE)
  const { name, role, model, version, usedIn, recent } = pageWords.registry
  if (!isTable)
    return (
      <ul className="grid gap-2.5">
        {agents.map((agent) => (
          <AgentCard key={agent.id} agent={agent} />
        ))}
      </ul>
    )
  return (
    <table className="w-full border-collapse text-start">
      <thead>
        <tr className="border-b border-edge text-[0.93rem] text-soft">
          {[name, role, model, version, usedIn, recent].map((title) => (
            <th
              key={title}
              scope="col"
              className="px-3 py-2 text-start font-medium whitespace-nowrap first:ps-0 last:pe-0"
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {agents.map((agent) => (
          <AgentRow key={agent.id} agent={agent} />
        ))}
      </tbody>
    </table>
  )
}

function AgentRow({ agent }: { agent: ShownAgent }) {
  const { role, model, version, runs, used } = useFacts(agent)
  return (
    <tr className="align-top">
      <th scope="row" className="w-[40%] py-2.5 pe-3 text-start font-normal">
        <Named agent={agent} />
      </th>
      <td className="px-3 py-2.5 whitespace-nowrap">{role}</td>
      <td className="px-3 py-2.5">{model}</td>
      <td className="tabular px-3 py-2.5">{version}</td>
      <td className="max-w-72 px-3 py-2.5">{used}</td>
      <td className="tabular py-2.5 ps-3 whitespace-nowrap">{runs}</td>
    </tr>
  )
}

function AgentCard({ agent }: { agent: ShownAgent }) {
  const { role, model, version, runs, used } = useFacts(agent)
  const said = pageWords.registry
  return (
    <li className="grid grid-cols-1 gap-1 rounded-lg border border-line bg-sheet px-4 py-3">
      <Named agent={agent} />
      <p className="text-[0.93rem] text-soft">{`${role} · ${said.model}: ${model} · ${said.version} ${version}`}</p>
      <p className="text-[0.93rem] text-soft">{`${said.usedIn}: ${used}`}</p>
      <p className="tabular text-[0.93rem] text-soft">{`${said.recent}: ${runs}`}</p>
    </li>
  )
}

function Named({ agent: { id, name, description } }: { agent: ShownAgent }) {
  const served = useServed()
  return (
    <>
      <Link
        href={`/agents/${encodeURIComponent(id)}`}
        className="inline-flex min-h-6 items-center font-serif text-[1.07rem] font-semibold text-accent hover:underline pointer-coarse:min-h-11"
      >
        {served(name)}
      </Link>
      <span className="block text-[0.93rem] text-soft">
        <Served text={description} />
      </span>
    </>
  )
}

function useFacts({ role, model, version, usedIn, runs30d }: ShownAgent) {
  const served = useServed()
  const { usualModel, nowhere, runs } = pageWords.registry
  return {
    role: pageWords.prepare.roles[role],
    model: model ?? usualModel,
    version,
    used: usedIn.map(({ title }) => served(title)).join(', ') || nowhere,
    runs: runs30d === null ? '—' : runs(runs30d),
  }
}
