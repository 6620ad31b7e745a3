// Makes dist/program/: the program in a few files. Read and compiled together it starts in half the time that its
// sources take. Nothing is shortened, so that stacks can be read, and the maps lead back to the lines.
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '..')
/** Elsewhere only for a test. */
const OUT = path.resolve(process.argv[2] ?? path.join(ROOT, 'dist/program'))
const ENTRY = 'xio'
// A program that was started from an earlier bundle may still load a part of it.
const KEPT_MS = 24 * 60 * 60_000

try {
  const files = await bundle()
  await write(files)
  await removeOld(new Set(files.keys()))
  // What Node compiled of the files before is of no use any more.
  await rm(path.join(OUT, '../compiled'), { recursive: true, force: true })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/** The files by name. */
async function bundle(): Promise<Map<string, string | Uint8Array>> {
  const made = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    publicDir: false,
    plugins: [startsItsThreads(), knowsItsPlace()],
    // better-sqlite3 finds its native half beside itself; pg looks for one, and is needed by few.
    ssr: { noExternal: true, external: ['better-sqlite3', 'pg'] },
    build: {
      ssr: path.join(ROOT, `backend/cli/${ENTRY}.ts`),
      outDir: OUT,
      write: false,
      target: 'node22',
      minify: false,
      sourcemap: true,
      // All in one folder: the way from a file to its source is the same for each.
      rolldownOptions: {
        output: {
          // A thread is named by what it holds: a program from an earlier bundle starts the one it was made with.
          entryFileNames: ({ name }) => (name === ENTRY ? '[name].mjs' : '[name]-[hash].mjs'),
          chunkFileNames: '[name]-[hash].mjs',
          minify: { compress: false, mangle: false, codegen: true },
        },
      },
    },
  })
  if (!('output' in made)) throw new Error('vite made something else than one bundle')
  return new Map(
    made.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const),
  )
}

// A thread begins with a file of its own, in the bundle too.
function startsItsThreads(): Plugin {
  return {
    name: 'starts-its-threads',
    // While it is as it was written.
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('new Worker(')) return null
      const started = /new URL\('(\.[^']+)', import\.meta\.url\)/g
      const withFile = code.replaceAll(started, (_, file: string) => {
        const source = path.resolve(path.dirname(id), file)
        const name = `thread-${path.basename(path.dirname(source))}`
        return `new URL(import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: source, name })})`
      })
      return { code: withFile, map: null }
    },
    // From the place of the file that starts it, not of its source.
    resolveFileUrl: ({ relativePath }) =>
      `new URL(${JSON.stringify(`./${relativePath}`)}, import.meta.url).href`,
  }
}

// A source that asks where it is (for the registry, the migrations, the panel) is told its own place, not the bundle's.
function knowsItsPlace(): Plugin {
  return {
    name: 'knows-its-place',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.url')) return null
      const place = path.relative(OUT, id).replaceAll(path.sep, '/')
      const url = `new URL(${JSON.stringify(place)}, import.meta.url).href`
      // In one line, so that the lines after it keep their numbers.
      return { code: code.replaceAll('import.meta.url', url), map: null }
    },
  }
}

// Beside and renamed, and what others import before what imports them: whoever starts meanwhile finds all of one bundle.
async function write(files: Map<string, string | Uint8Array>): Promise<void> {
  await mkdir(OUT, { recursive: true })
  const isEntry = (name: string): number => (name.startsWith(`${ENTRY}.`) ? 1 : 0)
  for (const [name, content] of [...files].toSorted(([a], [b]) => isEntry(a) - isEntry(b))) {
    const temporary = path.join(OUT, `.${name}.${process.pid}`)
    try {
      await writeFile(temporary, content)
      await rename(temporary, path.join(OUT, name))
    } finally {
      await rm(temporary, { force: true })
    }
  }
}

async function removeOld(current: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(OUT)) {
    if (current.has(name)) continue
    const file = path.join(OUT, name)
    if (Date.now() - (await stat(file)).mtimeMs > KEPT_MS) await rm(file, { force: true })
  }
}
