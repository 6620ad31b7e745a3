import { type Config, ConfigInvalid, readConfig } from '../../config.ts'
import { checkDataDir, checkRuns } from '../doctor/check-data.ts'
import { checkEnvironment, checkNode, checkPanel, checkPort, checkRegistry } from '../doctor/check-machine.ts'
import { fault, type Finding } from '../doctor/finding.ts'
import { safeLine } from '../show/plain-text.ts'
import { type Format, styleFor } from '../show/colours.ts'
import { command } from '../usage.ts'

const LOOKS: Record<Finding['state'], Format[]> = { ok: ['green'], warn: ['yellow'], fault: ['red', 'bold'] }

export default command({
  name: 'doctor',
  takes: [],
  summary: 'Checks this machine, the environment and the data, and says how to mend what is wrong.',
  teaches: `
Nothing is changed. Exit code 2 where a fault is in the way of xio run or xio serve; warnings are not.`,
  options: { json: { type: 'boolean', help: 'one JSON object a finding' } },
  async run({ values }) {
    const findings = await examine()
    const style = styleFor(process.stdout)
    for (const finding of findings) {
      const { of, state, says } = finding
      const line = `${style(state.padEnd(5), ...LOOKS[state])}  ${of.padEnd(14)}  ${safeLine(says)}`
      process.stdout.write(`${values.json === true ? JSON.stringify(finding) : line}\n`)
    }
    return findings.some(({ state }) => state === 'fault') ? 2 : 0
  },
})

async function examine(): Promise<Finding[]> {
  const config = readOrFault()
  // Without the environment nobody knows which data and which port are meant.
  if ('state' in config) return [checkNode(), checkRegistry(), checkPanel(), config]
  return [
    checkNode(),
    checkRegistry(config.dataDir),
    checkPanel(),
    checkEnvironment(config),
    ...checkDataDir(config.dataDir),
    ...(await checkRuns(config.dataDir)),
    await checkPort(config),
  ]
}

function readOrFault(): Config | Finding {
  try {
    return readConfig()
  } catch (error) {
    if (error instanceof ConfigInvalid) return fault('environment', error.message)
    throw error
  }
}
