import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * From now on a stack names lines of the sources where it would name lines of the bundle. Node can do that too, but reads
 * all maps at every start, 80 ms; here a map is read when the first error wants it.
 */
export function tellSourceLines(folder) {
  const maps = new Map()
  const mapOf = (file) => {
    if (!maps.has(file)) maps.set(file, readMap(file))
    return maps.get(file)
  }
  Error.prepareStackTrace = (error, sites) =>
    [said(error), ...sites.map((site) => `    at ${inSource(site, folder, mapOf)}`)].join('\n')
}

function inSource(site, folder, mapOf) {
  const told = String(site)
  const place = site.getFileName()
  if (!place?.startsWith('file:')) return told
  const file = fileURLToPath(place)
  if (path.dirname(file) !== folder) return told
  const origin = mapOf(file)?.findOrigin(site.getLineNumber(), site.getColumnNumber())
  if (origin?.fileName === undefined) return told
  const source = path.resolve(folder, origin.fileName)
  return told.replace(
    `${place}:${site.getLineNumber()}:${site.getColumnNumber()}`,
    `${source}:${origin.lineNumber}:${origin.columnNumber}`,
  )
}

function readMap(file) {
  return existsSync(`${file}.map`)
    ? new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    : undefined
}

function said(error) {
  try {
    return Error.prototype.toString.call(error)
  } catch {
    return 'Error' // its name or message cannot be read, and whoever asked for the stack is not to blame
  }
}
