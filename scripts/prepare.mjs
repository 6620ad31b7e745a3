// Makes what the program needs and the repository does not hold: types and validators, Prisma clients, the panel.
// Runs before every start and test, so it must cost nothing when all is current: no dependency is loaded for that.
//   node scripts/prepare.mjs [--only=schemas,prisma]
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const stamps = path.join(root, '.xio-stamp')

const steps = {
  schemas: {
    needs: 'schemas/common.schema.json',
    inputs: [
      'schemas',
      'scripts/generate-schemas.ts',
      'scripts/schema-files.ts',
      'scripts/schema-types.ts',
      'scripts/schema-validators.ts',
      'package-lock.json',
    ],
    outputs: [
      'schemas/generated/types.ts',
      'schemas/generated/validators.js',
      'schemas/generated/validators.d.ts',
    ],
    says: 'types and validators from schemas/',
    run: () => script('scripts/generate-schemas.ts'),
  },
  prisma: {
    needs: 'prisma/schema.prisma',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'scripts/generate-prisma.ts', 'package-lock.json'],
    outputs: ['backend/store/generated'],
    says: 'the Prisma client',
    run: generatePrisma,
  },
  panel: {
    needs: 'vite.config.ts',
    inputs: ['ui', 'backend/council', 'schemas', 'vite.config.ts', 'package-lock.json'],
    outputs: ['ui/dist/index.html'],
    says: 'the panel',
    run: () => program('vite', ['build', '--logLevel', 'error']),
  },
}

const IGNORED = new Set(['generated', 'dist', 'node_modules'])
const STALE_MS = 120_000

try {
  main()
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}

function main() {
  // What runs next is TypeScript: an old Node would answer with a stack about file extensions.
  nodeProgram()
  const names = selected()
  if (names.every((name) => isCurrent(name))) return
  const release = lock()
  try {
    // Another process may have done the work while we waited.
    for (const name of names) if (!isCurrent(name)) make(name)
  } finally {
    release()
  }
}

function selected() {
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
  const names = only ? only.split(',') : Object.keys(steps)
  const unknown = names.filter((name) => !(name in steps))
  if (unknown.length)
    throw new Error(`there is no step ${unknown.join(', ')}; the steps are ${Object.keys(steps).join(', ')}`)
  return names.filter((name) => fs.existsSync(path.join(root, steps[name].needs)))
}

function make(name) {
  const step = steps[name]
  const started = Date.now()
  const before = fingerprint(step.inputs)
  const error = step.run()
  if (error) throw new Error(`could not make ${step.says}: ${error}`)
  // Stamped with the inputs as they were before: what changed meanwhile is made again next time.
  writeStamp(name, before)
  process.stderr.write(`prepare: made ${step.says} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
}

// ---- is it current?

// Sizes and times decide quickly; where they differ (a checkout, a touch) the contents do.
function isCurrent(name) {
  const step = steps[name]
  if (!step.outputs.every((output) => fs.existsSync(path.join(root, output)))) return false
  const stamp = readStamp(name)
  if (!stamp) return false
  const now = fingerprint(step.inputs)
  if (stamp.times === now.times) return true
  if (stamp.contents !== now.contents()) return false
  writeStamp(name, now)
  return true
}

function fingerprint(inputs) {
  const files = inputs.flatMap(filesOf).sort()
  const times = createHash('sha256')
  const known = new Map()
  for (const file of files) {
    const { size, mtimeMs } = fs.statSync(path.join(root, file))
    times.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  const contents = () => {
    if (!known.has('contents')) {
      const hash = createHash('sha256')
      for (const file of files)
        hash
          .update(`${file}\0`)
          .update(fs.readFileSync(path.join(root, file)))
          .update('\0')
      known.set('contents', hash.digest('hex'))
    }
    return known.get('contents')
  }
  return { times: times.digest('hex'), contents }
}

function filesOf(input) {
  const full = path.join(root, input)
  const stat = fs.statSync(full, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [input]
  return fs
    .readdirSync(full, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name) && !entry.name.startsWith('.'))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesOf(`${input}/${entry.name}`)
        : entry.isFile()
          ? [`${input}/${entry.name}`]
          : [],
    )
}

function readStamp(name) {
  try {
    return JSON.parse(fs.readFileSync(path.join(stamps, `${name}.json`), 'utf8'))
  } catch {
    return undefined
  }
}

function writeStamp(name, { times, contents }) {
  fs.mkdirSync(stamps, { recursive: true })
  const temporary = path.join(stamps, `${name}.${process.pid}`)
  fs.writeFileSync(temporary, JSON.stringify({ times, contents: contents() }))
  fs.renameSync(temporary, path.join(stamps, `${name}.json`))
}

// ---- one at a time

// mkdir is atomic everywhere. The holder's pid tells a dead lock from a slow one.
function lock() {
  fs.mkdirSync(stamps, { recursive: true })
  const folder = path.join(stamps, 'lock')
  const owner = path.join(folder, 'pid')
  for (;;) {
    try {
      fs.mkdirSync(folder)
      fs.writeFileSync(owner, String(process.pid))
      const release = () => fs.rmSync(folder, { recursive: true, force: true })
      for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
          release()
          process.exit(130)
        })
      }
      return release
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAbandoned(folder, owner)) {
      // Moved away first: of two that find it abandoned only one succeeds.
      const grave = `${folder}.${process.pid}`
      try {
        fs.renameSync(folder, grave)
        fs.rmSync(grave, { recursive: true, force: true })
      } catch (error) {
        if (error.code !== 'ENOENT') throw error
      }
    } else {
      sleep(50)
    }
  }
}

function isAbandoned(folder, owner) {
  const stat = fs.statSync(folder, { throwIfNoEntry: false })
  if (!stat) return false
  const age = Date.now() - stat.mtimeMs
  if (age > STALE_MS) return true
  let pid
  try {
    pid = Number(fs.readFileSync(owner, 'utf8'))
  } catch {
    return age > 2_000
  }
  if (!pid) return age > 2_000
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

// ---- the work

function generatePrisma() {
  if (fs.existsSync(path.join(root, 'scripts/generate-prisma.ts')))
    return script('scripts/generate-prisma.ts')
  return program('prisma', ['generate'])
}

function script(file) {
  return spawn(nodeProgram(), [file])
}

function program(name, args) {
  const manifest = path.join(root, 'node_modules', name, 'package.json')
  if (!fs.existsSync(manifest)) return `${name} is not installed; run \`npm ci\``
  const { bin } = JSON.parse(fs.readFileSync(manifest, 'utf8'))
  return spawn(nodeProgram(), [
    path.join('node_modules', name, typeof bin === 'string' ? bin : bin[name]),
    ...args,
  ])
}

/** What went wrong, or undefined. */
function spawn(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_NO_WARNINGS: '1',
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  if (result.status === 0) return undefined
  if (result.error) return result.error.message
  const lines = `${result.stderr}\n${result.stdout}`
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (process.env.XIO_DEBUG) process.stderr.write(`${lines.join('\n')}\n`)
  const telling = lines.find((line) => /error/i.test(line)) ?? lines[0]
  return telling ?? `${path.basename(command)} ended with ${result.signal ?? result.status}`
}

// npm scripts run on the Node that the lockfile installs; started by an older one, this file finds it too.
function nodeProgram() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const bundled = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file)
  if (fs.existsSync(bundled)) return bundled
  throw new Error(
    `Node ${process.versions.node} is too old. Install Node 22.18 or newer, or run \`npm ci\` with its optional dependencies: they bring one`,
  )
}

function fail(message) {
  process.stderr.write(`prepare: ${message}\n`)
  process.exitCode = 1
}
