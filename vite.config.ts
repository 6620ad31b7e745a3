import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// The panel. Nothing is inlined into markup: the page's policy allows scripts and styles from files only.
// A build is a build for people, also where a test runs it: NODE_ENV=test would bundle the slow half of React.
export default defineConfig(({ command }) => {
  if (command === 'build') process.env.NODE_ENV = 'production'
  return panel
})

const panel: UserConfig = {
  root: at('ui'),
  plugins: [react(), tailwind()],
  resolve: {
    alias: {
      // The browser's own variant decodes entities through innerHTML, which trusted types refuse.
      'decode-named-character-reference': at('node_modules/decode-named-character-reference/index.js'),
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
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3000', ws: true } } },
}
