import { openRegistryInUse } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { table } from '../show/table.ts'
import { tellEdited } from '../show/tell-edited.ts'
import { command } from '../usage.ts'

export default command({
  name: 'agents',
  takes: [],
  summary: 'Lists the agents that a seat can name.',
  teaches: `
Name one as "agent: ID" of a seat in the front matter of a meeting. Those of your own stand in the data
directory, in registry/roles. One that was changed in the panel is listed by its newest version, as councils use it.`,
  options: { json: { type: 'boolean', help: 'one JSON object a line, whole definitions' } },
  async run({ values }) {
    const { registry, edited } = await openRegistryInUse(readConfig())
    const { agents } = registry
    process.stdout.write(
      values.json === true
        ? agents.map((one) => `${JSON.stringify(one)}\n`).join('')
        : table(
            ['ID', 'VERSION', 'ROLE', 'NAME'],
            agents.map(({ id, version, role, name }) => [id, version, role, name]),
          ),
    )
    tellEdited(edited.agents)
    return 0
  },
})
