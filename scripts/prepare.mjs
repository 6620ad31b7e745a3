// Makes what the program needs and the repository does not hold (steps.mjs): types, validators, Prisma clients, bundle, panel.
// Runs before every start and test, so it must cost nothing when all is current: no dependency is loaded for that.
//   node scripts/prepare.mjs [--only=schemas,prisma]
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fingerprint, outdated, root, stamps, writeStamp } from './stamps.mjs'
import { steps } from './steps.mjs'

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
  if (outdated(names).length === 0) return
  const release = lock()
  try {
    // Asked again: another process may have done the work while we waited.
    for (const name of outdated(names)) make(name)
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
  return names
}

function make(name) {
  const step = steps[name]
  const started = Date.now()
  const before = fingerprint(name)
  const error = 'script' in step.run ? script(step.run.script) : program(step.run.program, step.run.args)
  if (error) throw new Error(`could not make ${step.says}: ${error}`)
  // Stamped with the inputs as they were before: what changed meanwhile is made again next time.
  writeStamp(name, before)
  process.stderr.write(`prepare: made ${step.says} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
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
