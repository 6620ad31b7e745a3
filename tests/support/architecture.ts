// Reads source files as syntax trees and says where they break the rules of the house. The rules themselves, the table
// of who may import whom, stand in tests/architecture.test.ts.
import { builtinModules } from 'node:module'
import path from 'node:path'
import { parseSync } from 'vite'

/** A source file by its path from the repository's root. */
export type Source = { file: string; text: string }
export type Import = { from: string; to: string; specifier: string; line: number }
export type Table = Record<string, readonly string[]>

type Node = { type: string; start: number; [key: string]: unknown }
type Parsed = Source & { tree: Node; comments: { value: string; start: number }[] }

/** The files as trees; a file that cannot be read is an error, never a file without imports. */
export function parseAll(sources: readonly Source[]): Parsed[] {
  if (sources.length === 0) throw new Error('No source was read: the check would pass on nothing.')
  return sources.map((source) => {
    const { program, comments, errors } = parseSync(source.file, source.text)
    if (errors.length) throw new Error(`${source.file} cannot be parsed: ${errors[0]?.message}`)
    return { ...source, tree: program as unknown as Node, comments }
  })
}

/** Every import of another file or package, of types too, with relative paths resolved from the root. */
export function importsOf(files: readonly Parsed[], aliases: Record<string, string> = {}): Import[] {
  return files.flatMap((file) => {
    const found: Import[] = []
    visit(file.tree, (node) => {
      const source = /^(Import(Declaration|Expression)|Export(All|Named)Declaration|TSImportType)$/.test(
        node.type,
      )
        ? (node.source as Node | null)
        : undefined
      if (typeof source?.value !== 'string') return
      const specifier = source.value.replace(/\?.*$/, '')
      const to = specifier.startsWith('.')
        ? path.posix.join(path.posix.dirname(file.file), specifier)
        : (aliases[specifier] ?? specifier)
      found.push({ from: file.file, to, specifier, line: lineOf(file, node) })
    })
    return found
  })
}

/** Imports between rooms that the table does not allow. A room is the longest of the table's keys that starts the path. */
export function forbiddenImports(imports: readonly Import[], table: Table): string[] {
  const rooms = Object.keys(table).toSorted((a, b) => b.length - a.length)
  const roomOf = (file: string) => rooms.find((room) => within(file, room))
  return imports.flatMap(({ from, to, line }) => {
    const room = roomOf(from)
    if (!to.includes('/') || !/^(backend|ui|schemas|scripts|tests)\//.test(to)) return []
    if (!room) return [`${from}:${line} stands in no room of the table`]
    if (roomOf(to) === room || table[room]!.some((allowed) => matches(to, from, allowed))) return []
    return [`${from}:${line} imports ${to}: ${room} may not`]
  })
}

// `store < sql-` allows the store to files named sql-…; without `<` it is allowed to the whole room.
function matches(to: string, from: string, allowed: string): boolean {
  const [target = '', prefix = ''] = allowed.split(' < ')
  return within(to, target) && path.posix.basename(from).startsWith(prefix)
}

function within(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`)
}

/** Import cycles between files, each once, as `a → b → a`. */
export function cycles(imports: readonly Import[]): string[] {
  const graph = new Map<string, Set<string>>()
  for (const { from, to } of imports) graph.set(from, (graph.get(from) ?? new Set()).add(to))
  const found = new Map<string, string>()
  const done = new Set<string>()
  const walk = (file: string, trail: string[]) => {
    const at = trail.indexOf(file)
    if (at >= 0) {
      const round = trail.slice(at)
      found.set(round.toSorted().join('|'), [...round, file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return [...found.values()]
}

const OUTSIDE = new Set(
  'crypto fetch process Buffer setTimeout setInterval setImmediate queueMicrotask performance WebSocket require globalThis window document localStorage'.split(
    ' ',
  ),
)

/** Clock, chance, network, Node: what the rules must be given instead of taking. */
export function impurities(file: Parsed): string[] {
  const found: string[] = []
  const report = (node: Node, what: string) =>
    void found.push(`${file.file}:${lineOf(file, node)} uses ${what}`)
  const declared = declaredNames(file.tree)
  visit(file.tree, (node, parent, key) => {
    if (isMember(node, 'Date', 'now')) report(node, 'Date.now')
    if (isMember(node, 'Math', 'random')) report(node, 'Math.random')
    const call = node.type === 'NewExpression' || node.type === 'CallExpression'
    const bareDate = node.type === 'CallExpression' || (node.arguments as Node[] | undefined)?.length === 0
    if (call && isName(node.callee, 'Date') && bareDate) report(node, 'the current Date')
    if (
      node.type === 'Identifier' &&
      OUTSIDE.has(String(node.name)) &&
      isReference(parent, key) &&
      !declared.has(String(node.name))
    ) {
      report(node, String(node.name))
    }
  })
  for (const { specifier, line } of importsOf([file])) {
    if (specifier.startsWith('node:') || builtinModules.includes(specifier))
      found.push(`${file.file}:${line} imports ${specifier}`)
  }
  return found
}

/** `any` in a type, and comments that silence the type checker. */
export function untyped(file: Parsed): string[] {
  const found: string[] = []
  visit(file.tree, (node) => {
    if (node.type === 'TSAnyKeyword') found.push(`${file.file}:${lineOf(file, node)} says any`)
  })
  for (const { value, start } of file.comments) {
    const silencer = /@ts-(?:ignore|expect-error|nocheck)\b/.exec(value)
    if (silencer) found.push(`${file.file}:${lineAt(file.text, start)} says ${silencer[0]}`)
  }
  return found
}

/** Uses of a global's property, such as `process.env`; without a property any use of the global. */
export function usesOf(file: Parsed, object: string, property?: string): string[] {
  const found: string[] = []
  const declared = declaredNames(file.tree)
  visit(file.tree, (node, parent, key) => {
    const used = property
      ? isMember(node, object, property) || destructures(node, object, property)
      : isName(node, object) && isReference(parent, key)
    if (used && !declared.has(object)) {
      found.push(`${file.file}:${lineOf(file, node)} uses ${property ? `${object}.${property}` : object}`)
    }
  })
  return found
}

/** Statements that would exist at run time in a file that is to hold types only. */
export function runtimeStatements(file: Parsed): string[] {
  return (file.tree.body as Node[])
    .filter((node) => {
      const declaration = (node.declaration ?? node) as Node
      const typesOnly = node.importKind === 'type' || node.exportKind === 'type'
      return !typesOnly && !/^TS(Interface|TypeAlias)Declaration$/.test(declaration.type)
    })
    .map((node) => `${file.file}:${lineOf(file, node)} holds more than types`)
}

function visit(
  node: Node,
  see: (node: Node, parent?: Node, key?: string) => void,
  parent?: Node,
  key?: string,
): void {
  see(node, parent, key)
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof child.type === 'string')
        visit(child, see, node, name)
    }
  }
}

function isName(node: unknown, name: string): boolean {
  const candidate = node as Node | null | undefined
  return candidate?.type === 'Identifier' && candidate.name === name
}

function isMember(node: Node, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression' || !isObject(node.object as Node, object)) return false
  const name = node.property as Node
  return node.computed ? name.value === property : name.name === property
}

function isObject(node: Node, name: string): boolean {
  return isName(node, name) || isMember(node, 'globalThis', name)
}

function destructures(node: Node, object: string, property: string): boolean {
  if (node.type !== 'VariableDeclarator' || !isName(node.init, object)) return false
  const properties = (node.id as Node).properties as Node[] | undefined
  return properties?.some((part) => isName(part.key, property)) ?? false
}

// A field of that name is something else: `turn.process`, `{ process: … }`, a type's `process?`.
function isReference(parent: Node | undefined, key: string | undefined): boolean {
  if (!parent) return true
  if (parent.type === 'MemberExpression' && key === 'property') return parent.computed === true
  if (key === 'key') return parent.computed === true
  if (key === 'label' || /^(Import|Export)\w*Specifier$/.test(parent.type)) return false
  return !/^TS(QualifiedName|TypeReference|TypeQuery|NamedTupleMember|EnumMember|FunctionType|MethodSignature)$/.test(
    parent.type,
  )
}

// Names a file gives itself (parameters, variables, functions, imports) are not the globals.
function declaredNames(tree: Node): Set<string> {
  const names = new Set<string>()
  const pattern = (node: unknown): void => {
    const part = node as Node | null | undefined
    if (!part) return
    if (part.type === 'Identifier') names.add(String(part.name))
    for (const inner of [part.argument, part.left, part.parameter]) pattern(inner)
    for (const item of (part.elements ?? []) as Node[]) pattern(item)
    for (const property of (part.properties ?? []) as Node[])
      pattern(property.type === 'Property' ? property.value : property)
  }
  visit(tree, (node) => {
    if (node.type === 'VariableDeclarator' || /^(Function|Class)Declaration$/.test(node.type))
      pattern(node.id)
    if (Array.isArray(node.params)) node.params.forEach(pattern)
    if (/^Import\w*Specifier$/.test(node.type)) pattern(node.local)
    if (node.type === 'CatchClause') pattern(node.param)
  })
  return names
}

function lineOf(file: Source, node: Node): number {
  return lineAt(file.text, node.start)
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
