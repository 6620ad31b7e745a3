import type { DecisionLog } from '../../../schemas/generated/types.ts'
import { plain } from './plain.ts'
import type { RenderWords } from './words-en.ts'

/** How each gate stands, and who waived it and why. */
export function gateLines(log: DecisionLog, say: RenderWords): string[] {
  // Approval is asked for of a decision; where none was made there is nothing to approve.
  const asked = log.gates.filter(
    ({ gate, waived_by: by }) => gate !== 'approval' || by !== undefined || log.status === 'decided',
  )
  return asked.map(({ gate, passed, missing, waived_by: person, reason }) => {
    const waived =
      person === undefined ? '' : say.waived(plain(person.name), reason === undefined ? null : plain(reason))
    // What is missing is told in whole sentences already.
    const lacks = missing.map((one) => plain(one).replace(/\.$/, '')).join('; ')
    const stands = say.gateStands[!passed ? 'failed' : missing.length > 0 ? 'open' : 'passed']
    return `- ${say.gate(gate)}: ${stands}.${missing.length === 0 ? '' : say.missing(lacks)}${waived}`
  })
}
