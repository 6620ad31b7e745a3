import { relatedTo } from '../../council/memory/matches.ts'
import type { DecisionRegister } from '../../ports/memory.ts'
import { safeLine } from './plain-text.ts'

/** What a run has decided otherwise than what stands, a line each, and what to do about it. */
export async function contradicted(
  decisions: Pick<DecisionRegister, 'all'>,
  runId: string,
): Promise<string[]> {
  const register = await decisions.all('main')
  return register
    .filter((one) => one.runId === runId)
    .flatMap((one) => relatedTo(one, register))
    .filter(({ relation }) => relation === 'contradicts')
    .map(({ decision: { id, statement, title, decidedAt } }) =>
      safeLine(
        `This contradicts what stands: ${statement} (${title}, ${decidedAt.slice(0, 10)}). If it is to replace that, hold it with supersedes: ["${id}"].`,
      ),
    )
}
