import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Less is an answer of one packet either way. */
const LEAST = 1_000
// One step below the best is within a few percent of it, and ten times quicker.
const QUALITY = 9

/** Puts a packed copy beside each script and style, so that the server has nothing to pack. */
export function panelPacked(): Plugin {
  let assets = ''
  return {
    name: 'panel-packed',
    apply: 'build',
    configResolved({ root, build }) {
      assets = path.resolve(root, build.outDir, build.assetsDir)
    },
    writeBundle() {
      for (const name of readdirSync(assets)) if (/\.(?:js|css)$/.test(name)) pack(path.join(assets, name))
    },
  }
}

function pack(file: string): void {
  const bytes = readFileSync(file)
  if (bytes.length < LEAST) return
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  )
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
