import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'
import { panelBudgets } from './scripts/panel/budgets.ts'
import { panelFiles } from './scripts/panel/files.ts'
import { panelFirst } from './scripts/panel/first.ts'
import { panelPacked } from './scripts/panel/packed.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// The panel. Nothing is inlined into markup: the page's policy allows scripts and styles from files only.
// A build is a build for people, also where a test runs it: NODE_ENV=test would bundle the slow half of React.
export default defineConfig(({ command }) => {
  if (command === 'build') process.env.NODE_ENV = 'production'
  return panel
})

const panel: UserConfig = {
  root: at('ui'),
  plugins: [react(), tailwind(), panelBudgets(), panelFirst(), panelPacked()],
  resolve: {
    alias: {
      // The package's variant for browsers decodes through innerHTML, which trusted types refuse; its other one is large.
      'decode-named-character-reference': at('ui/lib/named-entities.ts'),
    },
  },
  build: {
    outDir: at('ui/dist'),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { codeSplitting: { groups: panelFiles(at('ui')) } } },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3000', ws: true } } },
}
