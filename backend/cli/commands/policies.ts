import { openRegistry } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { table } from '../show/table.ts'
import { command } from '../usage.ts'

export default command({
  name: 'policies',
  takes: [],
  summary: 'Lists the ways to choose who speaks next.',
  teaches: `
Use one by --policy NAME, or by "policy: NAME" in the front matter of a meeting. XIO_POLICIES names the
modules of those of your own, as paths or packages separated by commas; docs/policies.md shows how to
write one.`,
  options: { json: { type: 'boolean', help: 'one JSON object a line' } },
  async run({ values }) {
    const { policies } = await openRegistry(readConfig())
    process.stdout.write(
      values.json === true
        ? policies.map((one) => `${JSON.stringify(one)}\n`).join('')
        : table(
            ['NAME', 'TITLE', 'HOW'],
            policies.map(({ name, title, description }) => [name, title, description]),
          ),
    )
    return 0
  },
})
