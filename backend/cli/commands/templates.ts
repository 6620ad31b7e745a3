import { openRegistry } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { table } from '../show/table.ts'
import { command } from '../usage.ts'

export default command({
  name: 'templates',
  takes: [],
  summary: 'Lists the councils that a meeting can name as its template.',
  teaches: `
Use one by --template ID, or by "template: ID" in the front matter of a meeting. Those of your own stand in
the data directory, in registry/councils; xio import-team makes one of a team of AutoGen Studio.`,
  options: { json: { type: 'boolean', help: 'one JSON object a line, whole templates' } },
  async run({ values }) {
    const { templates } = await openRegistry(readConfig())
    process.stdout.write(
      values.json === true
        ? templates.map((one) => `${JSON.stringify(one)}\n`).join('')
        : table(
            ['ID', 'VERSION', 'TITLE'],
            templates.map(({ id, version, title }) => [id, version, title]),
          ),
    )
    return 0
  },
})
