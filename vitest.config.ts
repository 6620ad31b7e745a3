import { accessSync, constants, statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

const IN_MEMORY = '/dev/shm'
/** A few hundred databases and the profiles of a few browsers, several times over. */
const MOST_NEEDED = 4 * 1024 ** 3

/**
 * Each commit of a database waits for the disk, a hundred times as long as for memory; what survives a power cut is not for
 * these tests to say, and a killed process loses nothing in either. So their folders stand in memory where it is large enough.
 */
function folders(): { TMPDIR?: string } {
  if (process.env.TMPDIR !== undefined) return {}
  try {
    accessSync(IN_MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize > MOST_NEEDED ? { TMPDIR: IN_MEMORY } : {}
  } catch {
    return {}
  }
}

// Files that swap a module for another one (vi.mock, vi.doMock), or listen while modules are read, share none.
const SWAPS_MODULES = [
  'tests/autogen/core/random/runtime.random.test.ts',
  'tests/autogen/models/openai-loading.test.ts',
  'tests/minutes/runaway.test.ts',
]

/** These end what hangs and judge nothing: on a machine full of other work a test of two seconds has taken half a minute. */
const HANGS_MS = 120_000

const shared = {
  pool: 'forks' as const,
  testTimeout: HANGS_MS,
  hookTimeout: HANGS_MS,
  expect: { poll: { timeout: HANGS_MS / 2 } },
  setupFiles: ['tests/support/english.ts'],
  env: folders(),
  environment: 'node' as const,
}

// A folder of tests that is slow by nature (real browsers, real processes) skips itself where it cannot run.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    // Many files wait most of their time for processes and browsers of their own; one worker would leave a processor idle.
    maxWorkers: Math.max(3, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // Each process reads a module once for all of its files: a third of the time of one reading a file.
        test: {
          ...shared,
          name: 'together',
          isolate: false,
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['**/node_modules/**', 'tests/**/fixtures/**', ...SWAPS_MODULES],
        },
      },
      {
        extends: true,
        test: { ...shared, name: 'alone', include: SWAPS_MODULES },
      },
    ],
  },
})
