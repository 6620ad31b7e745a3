import { examine } from '../doctor/checks.ts'
import type { Finding } from '../../doctor/finding.ts'
import { findingLines, verdict } from '../doctor/show-findings.ts'
import { command } from '../usage.ts'

export default command({
  name: 'doctor',
  takes: [],
  summary:
    'Checks this machine, the environment, the data and the services that records go to, and says how to mend what is wrong.',
  teaches: `
Nothing is changed and nothing is sent, unless you say --fix. Exit code 2 where a fault is in the way of a council or
of its exports; warnings are not.`,
  options: {
    fix: { type: 'boolean', help: 'make at the services what is missing and can be made' },
    json: { type: 'boolean', help: 'one JSON object a finding: {"of","state","says"}' },
  },
  async run({ values }) {
    const out = process.stdout
    const json = values.json === true
    const findings: Finding[] = []
    for await (const finding of examine({ fix: values.fix === true })) {
      findings.push(finding)
      const lines = json ? [JSON.stringify(finding)] : findingLines(finding, out)
      out.write(`${lines.join('\n')}\n`)
    }
    if (!json) out.write(`\n${verdict(findings)}\n`)
    return findings.some(({ state }) => state === 'fault') ? 2 : 0
  },
})
