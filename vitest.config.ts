import { defineConfig } from 'vitest/config'

// Files that swap a module for another one (vi.mock, vi.doMock), or listen while modules are read, share none.
const SWAPS_MODULES = [
  'tests/autogen/core/random/runtime.random.test.ts',
  'tests/autogen/models/openai-loading.test.ts',
  'tests/minutes/runaway.test.ts',
]

const shared = {
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 30_000,
  environment: 'node' as const,
}

// A folder of tests that is slow by nature (real browsers, real processes) skips itself where it cannot run.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
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
