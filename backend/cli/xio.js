#!/usr/bin/env node
// The `xio` program begins here, in plain JavaScript of any age: it finds a Node that understands the rest, or says
// what to do. Everything else is in xio.ts.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')

const node = newEnough(process.versions.node) ? process.execPath : bundledNode()
if (node === null) {
  process.stderr.write(
    `xio: Node ${process.versions.node} is too old. Install Node 22.18 or newer, or run \`npm ci\` in ${root}: it brings its own.\n`,
  )
  process.exit(2)
}
if (!prepared(node)) process.exit(1)
if (node === process.execPath) await import('./xio.ts')
else handOver(node)

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

// The lockfile brings a Node as a package, for machines whose own is older.
function bundledNode() {
  const windows = process.platform === 'win32'
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const file = path.join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
  return existsSync(file) ? file : null
}

// Types, validators and the database client are made when they are out of date; of the panel only a server has need.
function prepared(program) {
  const script = path.join(root, 'scripts/prepare.mjs')
  if (!existsSync(script)) return true
  const only = process.argv[2] === 'serve' ? [] : ['--only=schemas,prisma']
  return spawnSync(program, [script, ...only], { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

function handOver(program) {
  const child = spawn(program, [path.join(here, 'xio.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
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
