import { defineConfig } from 'vitest/config'

// A folder of tests that is slow by nature (real browsers, real processes) skips itself where it cannot run.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'tests/**/fixtures/**'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    environment: 'node',
  },
  oxc: { jsx: { runtime: 'automatic' } },
})
