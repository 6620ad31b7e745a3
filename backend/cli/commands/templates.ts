import { openRegistry } from '../../compose.ts'
import { table } from '../show/table.ts'
import { command } from '../usage.ts'

export default command({
  name: 'templates',
  takes: [],
  summary: 'Lists the councils that a meeting can name as its template.',
  teaches: `
Use one by --template ID, or by "template: ID" in the front matter of a meeting.`,
  options: { json: { type: 'boolean', help: 'one JSON object a line, whole templates' } },
  async run({ values }) {
    const { templates } = openRegistry()
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
