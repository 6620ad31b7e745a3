import type { ShownTarget } from '../../ports/exports.ts'
import { nearest } from '../nearest.ts'
import { UsageFault } from '../usage.ts'

/** The targets that an option names, separated by commas. */
export function targetNames(option: string, given: string): string[] {
  const names = given.split(',').map((one) => one.trim())
  if (names.some((one) => one === ''))
    throw new UsageFault(
      `${option} is “${given}”; it must be targets separated by commas: ${option} notion,slack`,
    )
  return [...new Set(names)]
}

/** Refuses what cannot be exported to, and says what to do. */
export function refuseClosed(
  option: string,
  names: readonly string[],
  targets: readonly ShownTarget[],
): void {
  for (const name of names) {
    const target = targets.find((one) => one.name === name)
    if (target === undefined) throw unknown(option, name, targets)
    if (target.state === 'off')
      throw new UsageFault(
        `${option} ${name}: ${target.title} is not set up here. ${target.detail ?? ''}`.trim(),
      )
  }
}

function unknown(option: string, name: string, targets: readonly ShownTarget[]): UsageFault {
  const all = targets.map((one) => one.name)
  const near = nearest(name, all)
  const instead = near === null ? `The targets are ${all.join(', ')}.` : `Did you mean ${near}?`
  return new UsageFault(`${option} ${name}: there is no such target. ${instead}`)
}
