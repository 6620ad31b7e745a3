import { examine } from '../doctor/checks.ts'
import type { Finding } from '../doctor/finding.ts'
import { findingLines, verdict } from '../doctor/show-findings.ts'
import { command } from '../usage.ts'

export default command({
  name: 'doctor',
  takes: [],
  summary: 'Checks this machine, the environment and the data, and says how to mend what is wrong.',
  teaches: `
Nothing is changed. Exit code 2 where a fault is in the way of xio run or xio serve; warnings are not.`,
  options: { json: { type: 'boolean', help: 'one JSON object a finding: {"of","state","says"}' } },
  async run({ values }) {
    const out = process.stdout
    const json = values.json === true
    const findings: Finding[] = []
    for await (const finding of examine()) {
      findings.push(finding)
      const lines = json ? [JSON.stringify(finding)] : findingLines(finding, out)
      out.write(`${lines.join('\n')}\n`)
    }
    if (!json) out.write(`\n${verdict(findings)}\n`)
    return findings.some(({ state }) => state === 'fault') ? 2 : 0
  },
})
