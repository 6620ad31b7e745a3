// Whether what was made is current. Asked before every start, so it loads nothing and reads no file that did not change.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { steps } from './steps.mjs'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
export const stamps = path.join(root, '.xio-stamp')

/** Of these steps those that have to be made, in order. */
export function outdated(names = Object.keys(steps)) {
  const look = lookOnce()
  return Object.keys(steps).filter(
    (name) =>
      names.includes(name) && fs.existsSync(path.join(root, steps[name].needs)) && !isCurrent(name, look),
  )
}

/** What a step is made of, as it stands: sizes and times decide quickly; where they differ (a checkout, a touch) the contents do. */
export function fingerprint(name, look = lookOnce()) {
  const files = steps[name].inputs.flatMap(look)
  const times = createHash('sha256')
    .update(files.map(({ seen }) => seen).join('\n'))
    .digest('hex')
  let known
  return { times, contents: () => (known ??= contentsOf(files.map(({ file }) => file))) }
}

export function writeStamp(name, { times, contents }) {
  fs.mkdirSync(stamps, { recursive: true })
  const temporary = path.join(stamps, `${name}.${process.pid}`)
  fs.writeFileSync(temporary, JSON.stringify({ times, contents: contents() }))
  fs.renameSync(temporary, path.join(stamps, `${name}.json`))
}

function isCurrent(name, look) {
  if (!steps[name].outputs.every((output) => fs.existsSync(path.join(root, output)))) return false
  const stamp = readStamp(name)
  if (!stamp) return false
  const now = fingerprint(name, look)
  if (stamp.times === now.times) return true
  if (stamp.contents !== now.contents()) return false
  writeStamp(name, now)
  return true
}

// Steps share most of their inputs.
function lookOnce() {
  const known = new Map()
  return (input) => {
    if (!known.has(input)) known.set(input, filesOf(input))
    return known.get(input)
  }
}

const IGNORED = new Set(['generated', 'dist', 'node_modules'])

/** The files in a folder or the one file, in the order of their names, and their size and time. */
function filesOf(input) {
  const stat = fs.statSync(`${root}/${input}`, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [{ file: input, seen: `${input}\0${stat.size}\0${stat.mtimeMs}` }]
  return fs
    .readdirSync(`${root}/${input}`)
    .filter((name) => !IGNORED.has(name) && !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesOf(`${input}/${name}`))
}

function contentsOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function readStamp(name) {
  try {
    return JSON.parse(fs.readFileSync(path.join(stamps, `${name}.json`), 'utf8'))
  } catch {
    return undefined
  }
}
