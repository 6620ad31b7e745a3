#!/usr/bin/env node
// The `xio` program begins here, in plain JavaScript of any age: it finds a Node that understands the rest, or says
// what to do. Everything else is in xio.ts.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const launcher = fileURLToPath(import.meta.url)
const root = path.resolve(path.dirname(launcher), '../..')
const BUNDLE = path.join(root, 'dist/program/xio.mjs')
const SOURCES = path.join(root, 'backend/cli/xio.ts')
const NEEDED_BY_ALL = ['schemas', 'prisma']
// By then a server has done what every start does.
const SETTLED_MS = 5_000

const node = newEnough(process.versions.node) ? process.execPath : bundledNode()
if (node === null) {
  process.stderr.write(
    `xio: Node ${process.versions.node} is too old. Install Node 22.18 or newer, or run \`npm ci\` in ${root}: it brings its own.\n`,
  )
  process.exit(2)
}
if (node === process.execPath) await start()
else handOver(node)

async function start() {
  const program = await prepared()
  if (program === null) process.exit(1)
  keepCompiled()
  if (program === BUNDLE) (await import('./source-lines.js')).tellSourceLines(path.dirname(BUNDLE))
  await import(pathToFileURL(program).href)
}

// What was compiled once is not compiled again at the next start. Node writes it down when it ends, and a server should
// not have to end for it.
function keepCompiled() {
  module.enableCompileCache?.(path.join(root, 'dist/compiled'))
  setTimeout(() => module.flushCompileCache?.(), SETTLED_MS).unref()
}

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

// The lockfile brings a Node as a package, for machines whose own is older.
function bundledNode() {
  const windows = process.platform === 'win32'
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`
  try {
    // Looked for as any package is: where this one is installed, the other stands beside it.
    const found = path.dirname(module.createRequire(launcher).resolve(`${name}/package.json`))
    const file = path.join(found, 'bin', windows ? 'node.exe' : 'node')
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}

/**
 * The file to run, or null where what is missing cannot be made: the bundle if it is current, else the sources, which
 * take twice as long to start. A server is worth making the bundle and the panel for; another command is not.
 */
async function prepared() {
  // An image holds what was made and nothing to make it with.
  if (!existsSync(path.join(root, 'scripts/prepare.mjs'))) return existsSync(BUNDLE) ? BUNDLE : SOURCES
  const { outdated } = await import(pathToFileURL(path.join(root, 'scripts/stamps.mjs')).href)
  const serves = process.argv[2] === 'serve'
  const old = outdated(serves ? undefined : [...NEEDED_BY_ALL, 'bundle'])
  const wanted = serves ? old : old.filter((step) => NEEDED_BY_ALL.includes(step))
  if (wanted.length > 0 && !made(wanted)) return null
  return serves || !old.includes('bundle') ? BUNDLE : SOURCES
}

function made(steps) {
  const args = [path.join(root, 'scripts/prepare.mjs'), `--only=${steps.join(',')}`]
  return spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

function handOver(program) {
  const child = spawn(program, [launcher, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the whole group, the child as well: a second one would end it at once.
      const byTerminal = signal !== 'SIGTERM' && [0, 1, 2].some((fd) => isTerminal(fd))
      if (!byTerminal) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    process.stderr.write(`xio: ${program} cannot be started (${error.message}). Run \`npm ci\` again.\n`)
    process.exit(2)
  })
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + signalNumber(signal)))
}

function isTerminal(fd) {
  return [process.stdin, process.stdout, process.stderr][fd].isTTY === true
}

function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1
}
