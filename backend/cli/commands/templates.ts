import { openRegistryInUse } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { table } from '../show/table.ts'
import { tellEdited } from '../show/tell-edited.ts'
import { command } from '../usage.ts'

export default command({
  name: 'templates',
  takes: [],
  summary: 'Lists the councils that a meeting can name as its template.',
  teaches: `
Use one by --template ID, or by "template: ID" in the front matter of a meeting. Those of your own stand in
the data directory, in registry/councils; xio import-team makes one of a team of AutoGen Studio. Those that
were changed or made in the panel are listed by their newest version, as councils use them.`,
  options: { json: { type: 'boolean', help: 'one JSON object a line, whole templates' } },
  async run({ values }) {
    const { registry, edited } = await openRegistryInUse(readConfig())
    const { templates } = registry
    process.stdout.write(
      values.json === true
        ? templates.map((one) => `${JSON.stringify(one)}\n`).join('')
        : table(
            ['ID', 'VERSION', 'TITLE'],
            templates.map(({ id, version, title }) => [id, version, title]),
          ),
    )
    tellEdited(edited.templates)
    return 0
  },
})
