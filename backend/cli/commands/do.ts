import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { pageWidth } from '../show/layout.ts'
import { formsInLines } from '../steer/command-forms.ts'
import { typedCommand } from '../steer/typed-command.ts'
import { command } from '../usage.ts'

export default command({
  name: 'do',
  takes: ['RUN', '[COMMAND]', '[KEY=VALUE …]'],
  summary: 'Asks anything of a run on a server that a run can be asked; without COMMAND it lists all.',
  teaches: `
The command is checked here before it is sent. Most have a short form of their own: xio --help.

Examples
  xio do 20260105-090000-k3x9q2m7
  xio do 20260105-090000-k3x9q2m7 mute seat=expert_b on=true
  xio do 20260105-090000-k3x9q2m7 set_policy policy=round_robin
  xio do 20260105-090000-k3x9q2m7 set_budget --json '{"maxTurns":60}'`,
  options: {
    ...SERVER_OPTIONS,
    json: { type: 'string', value: 'OBJECT', help: 'fields as a JSON object; key=value goes before it' },
  },
  async run({ values, words: [runId = '', typed, ...fields] }) {
    if (typed !== undefined) return steer(values, runId, typedCommand(typed, fields, values.json))
    process.stdout.write(`${formsInLines(pageWidth(process.stdout.columns)).join('\n')}\n`)
    return 0
  },
})
