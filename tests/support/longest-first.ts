import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Folders whose files take longest for their size: real browsers, real processes, seeded scenarios. */
const SLOW = ['tests/e2e/every-', 'tests/e2e/', 'tests/cli/', 'tests/exports/']

/** What takes long begins first, or it would go on alone while the other workers have nothing left to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files)
    return bySize.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = SLOW.findIndex((part) => moduleId.includes(`/${part}`))
  return found < 0 ? SLOW.length : found
}
